"""Closed lists of words that rooms share: types of entities by what they can be, and stances."""

PLACES = frozenset(
    ["place", "port", "berth", "yard", "depot", "airport", "base", "sea area", "city", "region", "country", "border"]
    + ["facility", "railway"]
)
CRAFT = frozenset(["vessel", "aircraft", "fleet"])
GOODS = frozenset(["goods"])
SPEAKERS = frozenset(
    ["outlet", "agency", "state media", "think tank", "government", "ministry", "official", "analyst", "company"]
    + ["armed group", "data provider", "unnamed", "organisation", "person"]
)
RULES = frozenset(["rule"])
PEOPLE = frozenset(["person", "official", "analyst", "unnamed"])
PARTIES = SPEAKERS | PLACES
ANYTHING = PLACES | CRAFT | GOODS | SPEAKERS | RULES

STANCES = ("assert", "deny", "doubt", "no-comment", "not-found", "predict")
"""not-found: looked, and nothing there; it denies nothing."""
