"""English singulars and plurals, as far as counted things need them."""

_UNCHANGED = {
    *("aircraft", "ammunition", "artillery", "chassis", "coal", "equipment", "fish", "freight", "fuel"),
    *("hovercraft", "materiel", "percent", "personnel", "series", "sheep", "spacecraft", "species", "stock"),
}

_IRREGULAR = {
    "bus": "buses",
    "calf": "calves",
    "canoe": "canoes",
    "cargo": "cargoes",
    "child": "children",
    "echo": "echoes",
    "foot": "feet",
    "gas": "gases",
    "half": "halves",
    "hero": "heroes",
    "knife": "knives",
    "life": "lives",
    "loaf": "loaves",
    "man": "men",
    "person": "people",
    "potato": "potatoes",
    "serviceman": "servicemen",
    "shelf": "shelves",
    "shoe": "shoes",
    "sortie": "sorties",
    "torpedo": "torpedoes",
    "virus": "viruses",
    "woman": "women",
}
_SINGULARS = {plural: singular for singular, plural in _IRREGULAR.items()}


def singular(word: str) -> str:
    """The singular of one lower-case English word; applying it twice changes nothing more."""
    if word in _SINGULARS:
        return _SINGULARS[word]
    if word in _IRREGULAR or word in _UNCHANGED or len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith(("ss", "us", "is", "'s")) or not word[:-1].isalnum() or word[:-1].isdigit():
        return word
    if word.endswith("ies"):
        return word[:-1] if len(word) == 4 else word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> str:
    """The plural of one lower-case English word: one that `singular` takes back, else the word itself."""
    if not word[-1:].isascii() or not word[-1:].isalpha():
        return word
    for candidate in (_IRREGULAR.get(word, ""), _regular(word), word + "s"):
        if candidate and word not in _UNCHANGED and singular(candidate) == word:
            return candidate
    return word


def _regular(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    if word.endswith(("ss", "x", "ch", "sh", "zz")):
        return word + "es"
    return word + "s"
