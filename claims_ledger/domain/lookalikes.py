"""Names that look alike and are not: letters of one script that stand in for those of another."""

import unicodedata
from collections.abc import Iterator

from claims_ledger.domain.suggest import fold_name

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")

# After Unicode Technical Standard 39, for names in Latin, Cyrillic and Greek: lower-case letters that are drawn like a
# Latin one, themselves or as capitals.
_DRAWN = str.maketrans(
    {
        **dict(zip("авекмнорстухгпьѕіјһԁԛԝӏ", "abekmhopctyxrnbsijhdqwl", strict=True)),
        **dict(zip("αβεηικμνοπρτυχγ", "abehikmvonptuxy", strict=True)),
        "ё": "e",
        "ї": "i",
        "0": "o",
        "1": "l",
        "|": "l",
    }
)


def look(name: str) -> str:
    """A form that names share when they are drawn alike, whatever their letters are."""
    return fold_name(name).translate(_DRAWN)


def mixed(name: str) -> list[str]:
    """The words of a name in which letters of several scripts stand side by side: `Mаria` with a Cyrillic а."""
    return [word for word in name.split() if len(set(_scripts(word))) > 1]


def scripts(name: str) -> str:
    """The scripts of a name in words: "Latin and Cyrillic"."""
    found = [script.capitalize() for script in _SCRIPTS if script in set(_scripts(name))]
    return " and ".join(found)


def _scripts(word: str) -> Iterator[str]:
    for char in word:
        script = unicodedata.name(char, "").partition(" ")[0]
        if script in _SCRIPTS and char.isalpha():
            yield script


def drawn_alike(name: str, other: str) -> bool:
    """Whether two names are drawn alike and are not the same."""
    return look(name) == look(other) and fold_name(name) != fold_name(other)
