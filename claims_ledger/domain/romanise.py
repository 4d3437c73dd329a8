"""Names of other scripts in Latin letters, to find what may be one name: Раджин, 라진 and Rajin.

Cyrillic follows the scheme of passports (ICAO Doc 9303) for Russian and Ukrainian, Hangul the Revised Romanization of
Korean, letter by letter. `sound` is coarser: what the usual romanisations of one name differ in does not count in it.
It is for suggesting, never for matching.
"""

import re
import unicodedata

from claims_ledger.domain.suggest import fold_name

_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя",
        "a b v g g d e e ie zh z i i i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia".split(),
        strict=True,
    )
)
_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINALS = "- k k ks n nj nh t l lk lm lb ls lt lp lh m p ps t t ng t t k t p t".split()
_SYLLABLES, _LAST_SYLLABLE = 0xAC00, 0xD7A3

# In this order: what romanisations write in several ways, one way.
_ALIKE = tuple(
    pair.split("=")
    for pair in (
        "shch=s dzh=j tch=c zh=j sh=s ch=c kh=h ts=c ck=k ph=p iya=a iu=u yu=u ia=a ya=a ie=e ye=e yo=o ae=e eo=o oo=u "
        "ou=u w=v y=i x=ks q=k"
    ).split()
)
# What Hangul cannot tell apart: syllables without a vowel get one, and f, v, z and l have no letters of their own.
_KOREAN = str.maketrans("fvzl", "pbjr")
_VOICED = str.maketrans("gdb", "ktp")


def romanise(name: str) -> str:
    """The folded name in Latin letters, as far as it is Cyrillic or Hangul; the rest as it stands."""
    return "".join(map(_letters, fold_name(name)))


def sound(name: str, korean: bool = False) -> str:
    """What is left of a name when its romanisations are made one; `korean` drops also what Hangul cannot write."""
    text = "".join(char for char in romanise(name) if char.isalnum() or char == " ")
    if korean:
        text = text.replace("eu", "").translate(_KOREAN)
    text = _single(text)
    for one, other in _ALIKE:
        text = text.replace(one, other)
    if korean:
        text = text.translate(_VOICED)
    return _single(text)


def _single(text: str) -> str:
    """Double letters written once; figures stay."""
    return re.sub(r"([^\W\d])\1+", r"\1", text)


def is_hangul(name: str) -> bool:
    return any(_SYLLABLES <= ord(char) <= _LAST_SYLLABLE for char in name)


def in_other_script(name: str, other: str) -> bool:
    """Whether two names are written in different scripts."""
    return _script(name) != _script(other)


def _script(name: str) -> str:
    return next((unicodedata.name(char, "").partition(" ")[0] for char in name if char.isalpha()), "")


def _letters(char: str) -> str:
    code = ord(char)
    if _SYLLABLES <= code <= _LAST_SYLLABLE:
        rest, final = divmod(code - _SYLLABLES, len(_FINALS))
        initial, vowel = divmod(rest, len(_VOWELS))
        return (_INITIALS[initial] + _VOWELS[vowel] + _FINALS[final]).replace("-", "")
    return _CYRILLIC[char].replace("-", "") if char in _CYRILLIC else char
