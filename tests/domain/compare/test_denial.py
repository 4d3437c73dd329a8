"""Topics asserted and denied, in rows of two documents that know nothing of each other."""

from typing import Any

import pytest

from tests.support.world import ARMS, positions, verdicts

DENIED = {("disputed", "denial", ARMS)}
NARROWER = {("compatible", "narrower", ARMS)}
BEFORE = {("incomparable", "window", ARMS)}
NOTHING: set[tuple[str, str, str]] = set()

ACCUSED: dict[str, Any] = {"kind": "statement", "who": "US government", "about": ARMS, "act": "accuses"}
SHIPPED: dict[str, Any] = {"kind": "shipment", "from_": "Rajin", "to": "Dunay", "of": "152 mm artillery shells"}
DENIAL: dict[str, Any] = {"kind": "denial", "who": "North Korean government", "about": ARMS}
BREACH = "breach of the embargo"
SHELLS = "shells from Rajin to Russia"


@pytest.mark.parametrize(
    ("asserted", "denied", "expected"),
    [
        pytest.param(ACCUSED, DENIAL, DENIED, id="an accusation"),
        pytest.param(ACCUSED | {"act": "confirms"}, DENIAL, DENIED, id="a confirmation"),
        pytest.param(SHIPPED, DENIAL, DENIED, id="a shipment inside the topic"),
        pytest.param(SHIPPED | {"when": "2023-08"}, DENIAL, DENIED, id="a shipment of before the denial"),
        pytest.param(SHIPPED | {"when": "2024-03-13"}, DENIAL, DENIED, id="a shipment of the day of the denial"),
        pytest.param(
            ACCUSED,
            DENIAL | {"about": {"from": "North Korea", "to": "Russia", "goods": "arms"}},
            DENIED,
            id="a denial with the pattern written in place",
        ),
        pytest.param(
            ACCUSED,
            {"kind": "shipment", "from_": "North Korea", "to": "Russia", "of": "arms", "stance": "deny"},
            DENIED,
            id="a shipment that is denied",
        ),
        pytest.param(ACCUSED | {"about": BREACH}, DENIAL, DENIED, id="who breaks the embargo by arms has sent arms"),
        pytest.param(ACCUSED | {"about": SHELLS}, DENIAL, DENIED, id="an accusation of a part by its pattern"),
        pytest.param(SHIPPED | {"when": "2024-03-20"}, DENIAL, BEFORE, id="a shipment of after the denial"),
        pytest.param(ACCUSED, DENIAL | {"when": "2023-10-15"}, BEFORE, id="an accusation of after the denial"),
        pytest.param(ACCUSED, DENIAL | {"about": BREACH}, NARROWER, id="only the breach is denied"),
        pytest.param(ACCUSED, DENIAL | {"about": SHELLS}, NARROWER, id="only a part by its pattern is denied"),
        pytest.param(SHIPPED | {"of": "food"}, DENIAL, NOTHING, id="other goods"),
        pytest.param(SHIPPED | {"from_": "Dunay", "to": "Rajin"}, DENIAL, NOTHING, id="the other way"),
        pytest.param(
            {**SHIPPED, "of": "artillery shells", "to": "Tikhoretsk", "from_": "Moscow"},
            DENIAL,
            NOTHING,
            id="inside one country",
        ),
        pytest.param(
            {"kind": "shipment", "from_": "North Korea", "to": "Russia"}, DENIAL, NOTHING, id="goods that nobody names"
        ),
        pytest.param(
            {"kind": "shipment", "to": "Russia", "of": "arms"},
            DENIAL,
            NOTHING,
            id="arms of which the origin is not said",
        ),
        pytest.param(ACCUSED | {"act": "demands"}, DENIAL, NOTHING, id="a demand asserts nothing"),
        pytest.param(ACCUSED | {"act": "protests"}, DENIAL, NOTHING, id="a protest asserts nothing"),
        pytest.param(ACCUSED | {"stance": "doubt"}, DENIAL, NOTHING, id="a doubt asserts nothing"),
        pytest.param(SHIPPED | {"stance": "predict"}, DENIAL, NOTHING, id="a prediction asserts nothing"),
        pytest.param(
            SHIPPED | {"stance": "not-found"}, DENIAL, NOTHING, id="looking and finding nothing denies nothing"
        ),
        pytest.param(
            ACCUSED,
            {"kind": "no-comment", "who": "North Korean government", "about": ARMS},
            NOTHING,
            id="silence contests nothing",
        ),
        pytest.param(DENIAL, DENIAL | {"who": "Russian government", "when": "2023-10-15"}, NOTHING, id="two denials"),
        pytest.param(
            ACCUSED, ACCUSED | {"who": "Japanese government", "when": "2023-10-15"}, NOTHING, id="two accusations"
        ),
        pytest.param(ACCUSED, DENIAL | {"about": "weather"}, NOTHING, id="another topic"),
    ],
)
def test_what_a_denial_disputes(
    asserted: dict[str, Any], denied: dict[str, Any], expected: set[tuple[str, str, str]]
) -> None:
    found = verdicts(positions(**asserted), positions(**denied))
    assert {one for one in found if one[2] == ARMS} == expected


def test_a_denial_of_a_part_disputes_that_part() -> None:
    found = verdicts(positions(**SHIPPED), positions(**DENIAL | {"about": SHELLS}))
    assert found == {("disputed", "denial", SHELLS), ("compatible", "narrower", ARMS)}


def test_a_denial_of_the_breach_disputes_who_says_there_was_one() -> None:
    accused = positions(**ACCUSED | {"about": BREACH, "when": "2023-10-10"})
    denied = positions(**DENIAL | {"about": BREACH, "when": "2023-10-15"})
    assert verdicts(accused, denied) == {("disputed", "denial", BREACH), ("compatible", "narrower", ARMS)}


def test_a_topic_is_one_position_for_yes_and_one_for_no() -> None:
    august, october = (positions(**SHIPPED | {"when": when}) for when in ("2023-08", "2023-10"))
    shown = {position.shown for position in [*august, *october] if position.side.question.attribute == "asserted"}
    assert len(shown) == 2  # the wide topic and the narrow one
