"""Times that are told by an event: "days after the visit", "before Sunday's launch", "the next day"."""

import re

_UNIT = r"(?:hour|day|week|fortnight|month|year|decade)s?"
_AMOUNT = (
    r"(?:[0-9]{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|several|some|many|couple"
    r"|number|dozen|half)"
)
_HEDGE = r"(?:about|around|roughly|just|only|barely|at least|more than|less than|the|a)"
_OFFSET = rf"(?:{_HEDGE} )*(?:{_AMOUNT} (?:of |more )?)?{_UNIT}"
_SIDE = r"(?:before|after|prior to|following|since|into|ahead of)"
_DETERMINER = r"(?:the|an?|his|her|its|their|that|this|those|these|such|[^\W\d_][\w.-]*['’]s?)"
_BESIDE = r"(?:before|after|during|since|until|till|following|upon|prior to|ahead of|amid|(?:by|at) the time of)"
_NEXT = r"(?:same|very|next|following|previous|preceding)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:in |for |during |within )?{_OFFSET} {_SIDE} .+",
        rf"{_OFFSET} (?:later|earlier|afterwards?|beforehand)",
        rf"(?:(?:shortly|soon|immediately|right|long|just|not long|some time|sometime|ever) )?{_BESIDE} "
        rf"{_DETERMINER} .*[^\W\d_].*",
        rf"(?:on |in |at )?(?:the|that) (?:{_NEXT} )?{_UNIT}(?: before| after)?",
        rf"(?:on |in )?{_NEXT} day",
        r"at (?:the|that|the same) time",
        r"afterwards?|beforehand|later|earlier|thereafter|meanwhile",
    )
)
_MISSPELT_DATE = re.compile(
    r"\b[0-9]{1,2}(?:st|nd|rd|th)?(?: of \w+| \w+,? [0-9]{4})$|\b\w+ [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}$"
)


def names_an_event(words: str) -> bool:
    """Whether words that are no date tell the time by an event.

    The event has to be recognisable by an article, a possessive or a count of days, and must not look like
    a date, so that a misspelt one ("before Sundya", "after the 12th of Mach") is not taken for an event.
    """
    plain = " ".join(words.lower().split())
    return _MISSPELT_DATE.search(plain) is None and any(form.fullmatch(plain) for form in _FORMS)
