"""Closed lists of words that rooms share: types of entities by what they can be, and stances."""

PLACES = frozenset(
    [
        "place",
        "port",
        "berth",
        "yard",
        "depot",
        "airport",
        "base",
        "sea area",
        "city",
        "region",
        "country",
        "border",
        "facility",
        "railway",
    ]
)
CRAFT = frozenset(["vessel", "aircraft", "fleet"])
GOODS = frozenset(["goods"])
SPEAKERS = frozenset(
    [
        "outlet",
        "agency",
        "state media",
        "think tank",
        "government",
        "ministry",
        "official",
        "analyst",
        "company",
        "armed group",
        "data provider",
        "unnamed",
        "organisation",
        "person",
    ]
)
RULES = frozenset(["rule"])
PEOPLE = frozenset(["person", "official", "analyst", "unnamed"])
PARTIES = SPEAKERS | PLACES
ANYTHING = PLACES | CRAFT | GOODS | SPEAKERS | RULES

STANCES = ("assert", "deny", "doubt", "no-comment", "not-found", "predict")
"""not-found: looked, and nothing there; it denies nothing."""

_ONE = (
    PLACES,
    frozenset(["vessel"]),
    frozenset(["aircraft"]),
    frozenset(["fleet"]),
    GOODS,
    RULES,
    PEOPLE,
    SPEAKERS - PEOPLE | {"unnamed"},
)
"""Types of which one thing may be now said to be the one, now the other: a port is a place, a ship is no river."""


def may_be_one(type_: str, other: str) -> bool:
    """Whether an entity of one type and an entity of another may turn out to be the same."""
    return any(type_ in types and other in types for types in _ONE)
