"""Every contest of the demo ledger in its own words, read by eye; UPDATE_GOLDEN=1 writes the file anew."""

import os
from pathlib import Path

from tests.acceptance.desk import Desk, Item

GOLDEN = Path(__file__).parents[1] / "golden" / "contests.txt"


def written(contest: Item) -> str:
    """A contest as lines: what clashes, who says what, and each verdict with its sentence."""
    lines = [
        f"{contest['verdict']} · {contest['subject']}: {contest['attribute']} · {', '.join(contest['reasons'])}"
        f"{' · one origin' if contest['same_origin'] else ''} · {contest['id']}"
    ]
    for position in contest["positions"]:
        origins = ", ".join(position["origins"]) or "nobody known"
        lines.append(
            f"  {position['value']} @ {position['when']}: {', '.join(position['outlets'])} < {origins}"
            f" ({position['unknown']} of unknown lineage, {len(position['claims'])} claims)"
        )
    lines += [f"  {clash['verdict']} ({clash['reason']}): {clash['explanation']}" for clash in contest["clashes"]]
    return "\n".join(lines) + "\n"


def test_every_contest_of_the_demo_is_one_that_a_careful_reader_defends(demo: Desk) -> None:
    flagged = demo.asks("contested")
    ids = [contest["id"] for contest in flagged]
    stands = [contest for contest in demo.asks("contested", "--all") if contest["id"] not in ids]
    text = "\n".join(
        ["FLAGGED\n", *map(written, flagged), "LET STAND\n", *map(written, stands)],
    )
    if os.environ.get("UPDATE_GOLDEN") == "1":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_strongest_verdicts_come_first(demo: Desk) -> None:
    order = ["contradicts", "diverges", "disputed"]
    verdicts = [order.index(contest["verdict"]) for contest in demo.asks("contested")]
    assert verdicts == sorted(verdicts)


def test_every_flagged_contest_names_both_sides_in_its_sentence(demo: Desk) -> None:
    for contest in demo.asks("contested"):
        values = {position["id"]: position for position in contest["positions"]}
        for clash in contest["clashes"]:
            for side in (clash["a"], clash["b"]):
                assert any(outlet in clash["explanation"] for outlet in values[side]["outlets"])
        assert contest["explanation"]


def test_a_contest_is_the_same_by_its_name_its_id_and_in_the_whole_list(demo: Desk) -> None:
    for contest in demo.asks("contested"):
        assert demo.asks_one("show", contest["id"])["id"] == contest["id"]
    owner = next(one for one in demo.asks("contested") if one["subject"] == "Maria")
    assert owner in demo.asks("contested", "Maria")
