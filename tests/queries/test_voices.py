"""Counting who says so; all names are invented."""

from claims_ledger.queries.voices import Spoken, Told, Utterance, Voices, utterances


def told(claim: str, outlet: str, second: int, *, unknown: bool = False, bases: tuple[str, ...] = ()) -> Told:
    return Told(
        claim=claim, version=1, state="live", kind="remark", headline="", stance="assert", document=f"{outlet}-1",
        outlet=outlet.lower(), outlet_name=outlet, title="", published="2031-03-01", unknown=unknown, bases=bases,
        pub_from=second, event="", content="{}",
    )  # fmt: skip


def by(name: str, on: str = "", work: str = "", house: str = "House") -> Spoken:
    return Spoken(name.lower(), name, house.lower(), house, on, work)


def test_five_outlets_that_cite_one_newsroom_are_one_origin() -> None:
    claims = [told(f"c{n}", outlet, n) for n, outlet in enumerate(("Delta", "Alpha", "Echo", "Bravo", "Charlie"))]
    voices = Voices.of(claims, [by("Pro", "2031-02-28"), by("News", "2031-02-27")])
    assert voices.outlets == ("Delta", "Alpha", "Echo", "Bravo", "Charlie")
    assert voices.origins == ("House",)


def test_claims_of_unknown_lineage_are_counted_and_are_no_origin() -> None:
    voices = Voices.of(
        [told("c1", "Alpha", 1, unknown=True), told("c2", "Bravo", 2, unknown=True), told("c3", "Bravo", 3)],
        [by("Pro")],
    )
    assert (voices.unknown, voices.origins) == (2, ("Pro",))


def test_two_who_look_at_one_image_have_one_basis() -> None:
    claims = [told("c1", "Alpha", 1, bases=("image",)), told("c2", "Bravo", 2, bases=("image", "document"))]
    assert Voices.of(claims, []).bases == ("document", "image")


def test_a_vague_day_joins_the_only_precise_one_that_it_covers() -> None:
    assert utterances([by("Pro", "2031-02"), by("Pro", "2031-02-26")]) == (Utterance("pro", "Pro", "2031-02-26", None),)


def test_with_two_precise_days_a_vague_one_stays_its_own() -> None:
    days = [one.on for one in utterances([by("Pro", day) for day in ("2031-02", "2031-02-26", "2031-02-27")])]
    assert days == ["2031-02", "2031-02-26", "2031-02-27"]


def test_a_vague_day_does_not_join_another_source_or_another_month() -> None:
    days = [
        (one.name, one.on)
        for one in utterances([by("Pro", "2031-02"), by("News", "2031-02-26"), by("Pro", "2031-03-01")])
    ]
    assert days == [("News", "2031-02-26"), ("Pro", "2031-02"), ("Pro", "2031-03-01")]


def test_a_named_work_is_an_utterance_and_so_is_one_without_any_day() -> None:
    assert [one.item() for one in utterances([by("Pro", work="a study"), by("Pro")])] == [
        {"source": "Pro", "on": None}, {"source": "Pro", "on": "in a study"},
    ]  # fmt: skip
