"""Two entities judged to be one and split again, on both databases: what every view says before, between and after."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from claims_ledger.app.amending import correct, retract
from claims_ledger.app.identities import apart, merge, split
from claims_ledger.app.importing import import_files
from claims_ledger.app.ledger import Ledger, open_ledger
from claims_ledger.app.registering import add_alias
from claims_ledger.domain.errors import ConflictError, NotFoundError, UsageError
from claims_ledger.projections.fold import refold
from claims_ledger.queries.candidates import candidates
from claims_ledger.queries.claims import claims as list_claims
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from claims_ledger.queries.log import log
from claims_ledger.queries.registry import documents, entities, speakers
from claims_ledger.queries.sources import sources
from claims_ledger.queries.status import status
from claims_ledger.store.reader import open_reader
from claims_ledger.store.target import read_target
from tests.support.clock import Clock

REGISTER = """\
register:
  entities:
    - {key: north-korea, type: country, names: [North Korea]}
    - {key: russia, type: country, names: [Russia]}
    - {key: rajin, type: port, names: [Rajin], in: [north-korea], identifiers: {UN/LOCODE: KPRJN}}
    - {key: najin, type: place, names: [Najin]}
    - {key: vostochny, type: port, names: [Vostochny], in: [russia]}
    - {key: heron, type: vessel, names: [Heron], identifiers: {IMO: "9161003"}}
    - {key: crane, type: vessel, names: [Crane, Журавль]}
    - {key: stork, type: vessel, names: [Stork]}
    - {key: birds, type: fleet, names: [Birds], members: [crane]}
    - {key: post, type: outlet, names: [Example Post]}
    - {key: times, type: outlet, names: [Sample Times]}
    - {key: house, type: company, names: [House of Samples]}
    - {key: pro, type: outlet, names: [Samples Pro], part_of: house}
    - {key: pro-desk, type: data provider, names: [Samples Desk]}
    - {key: alpha, type: company, names: [Alpha Shipping]}
"""
POST = """\
document: {key: post-1, outlet: Example Post, title: A call, published: 2031-06-10}
claims:
  - {kind: port-call, who: Heron, at: Rajin, when: 2031-06-08, via: quoting Samples Pro on 2031-06-09, paragraph: 1}
  - {kind: ownership, who: heron, role: owner, party: Alpha Shipping, paragraph: 2}
  - {kind: trips, who: each of heron & crane, between: [Rajin, [Najin, Vostochny]], count: 3 trips, when: 2031-05}
"""
TIMES = """\
document: {key: times-1, outlet: Sample Times, title: Another call, published: 2031-06-12}
claims:
  - {kind: port-call, who: Crane, at: Vostochny, when: 2031-06-08, via: Samples Desk on 2031-06-09, paragraph: 1}
  - {kind: port-call, who: jointly crane & stork, at: Najin, when: 2031-06-01, of: , paragraph: 2}
  - {kind: identity, who: Crane, attribute: flag, value: Russia, paragraph: 3}
""".replace(", of: ,", ",")


class Desk:
    """One ledger, with what a test asks of it."""

    def __init__(self, target: str, ledger: Ledger, folder: Path) -> None:
        self.target, self.ledger, self.folder = target, ledger, folder

    def take(self, *sheets: str) -> list[Any]:
        """What became of sheets."""
        paths = []
        for number, sheet in enumerate(sheets):
            path = self.folder / f"{number}.yaml"
            path.write_text(sheet, encoding="utf-8")
            paths.append(path)
        return import_files(self.ledger, paths, actor="ann")

    def head(self) -> int:
        with open_reader(self.target) as reader:
            return reader.head()

    def asks(
        self, view: Callable[..., Any], held: int | None = None, as_of: str | None = None, **asked: Any
    ) -> list[Any]:
        with open_reader(self.target) as reader:
            clocks = Clocks.resolve(reader, as_of, None if held is None else f"#{held}")
            return [dict(item) for item in view(reader, clocks, **asked).items]

    def everything(self, held: int | None = None, as_of: str | None = None) -> list[Any]:
        """The answers of many views."""
        return [
            self.asks(status, held, as_of),
            self.asks(contested, held, as_of, everything=True),
            self.asks(list_claims, held, as_of),
            self.asks(sources, held, as_of),
            self.asks(entities, held, as_of),
            self.asks(speakers, held, as_of),
            self.asks(documents, held, as_of),
        ]

    def merges(self, kept: str, merged: str) -> Any:
        return merge(self.ledger, kept, merged, reason="one number", actor="bob")

    def splits(self, kept: str, merged: str) -> Any:
        return split(self.ledger, kept, merged, reason="a misreading", actor="bob")

    def sound(self) -> bool:
        """Whether a fold of the whole record gives what stands."""
        with self.ledger.engine.begin() as connection:
            events = list(self.ledger.store.read())
            return all(model.sound for model in refold(connection, events, write=False))


@pytest.fixture
def desk(target: str, tmp_path: Path) -> Iterator[Desk]:
    with opened(target, tmp_path) as one:
        one.take(REGISTER, POST, TIMES)
        yield one


@contextmanager
def opened(target: str, folder: Path) -> Iterator[Desk]:
    with open_ledger(read_target(target), Clock()) as ledger:
        yield Desk(target, ledger, folder)


def one(items: list[Any], **wanted: Any) -> Any:
    found = [item for item in items if all(item[name] == value for name, value in wanted.items())]
    assert len(found) == 1, found
    return found[0]


def test_a_merged_ship_reads_as_the_one_that_was_kept(desk: Desk) -> None:
    desk.merges("heron", "crane")
    assert [item["id"] for item in desk.asks(status)] == ["heron", "stork"]
    assert desk.asks(status, name="Журавль")[0]["name"] == "Heron"
    assert desk.asks(status, name="crane")[0]["flag"]["value"] == "Russia"
    headlines = {item["headline"] for item in desk.asks(list_claims, entity="Crane")}
    assert "Heron at Vostochny, 2031-06-08" in headlines
    assert all("Crane" not in headline for headline in headlines)


def test_two_ports_on_one_day_clash_as_soon_as_the_ships_are_one(desk: Desk) -> None:
    assert desk.asks(contested) == []
    desk.merges("heron", "crane")
    found = desk.asks(contested)
    assert [(item["subject"], item["verdict"]) for item in found] == [("Heron", "contradicts")]
    assert {position["value"] for position in found[0]["positions"]} == {"Rajin", "Vostochny"}
    desk.splits("heron", "crane")
    assert desk.asks(contested) == []


def test_claims_keep_their_ids_and_a_sheet_read_again_is_nothing_new(desk: Desk) -> None:
    before = {item["id"] for item in desk.asks(list_claims)}
    for kept, merged in (("heron", "crane"), ("rajin", "najin"), ("pro", "pro-desk"), ("times", "post")):
        desk.merges(kept, merged)
        assert {item["id"] for item in desk.asks(list_claims)} == before
        for taken in desk.take(REGISTER, POST, TIMES):
            assert (taken.recorded, taken.registered, taken.documents, taken.differences) == (0, 0, 0, [])
    for kept, merged in (("heron", "crane"), ("times", "post"), ("rajin", "najin"), ("pro", "pro-desk")):
        desk.splits(kept, merged)
        for taken in desk.take(REGISTER, POST, TIMES):
            assert (taken.recorded, taken.differences) == (0, [])
    assert {item["id"] for item in desk.asks(list_claims)} == before


def test_a_sheet_first_read_after_a_merge_gives_the_same_ids(desk: Desk) -> None:
    late = POST.replace("post-1", "post-2")
    desk.merges("heron", "crane")
    desk.take(late)
    during = {item["id"] for item in desk.asks(list_claims)}
    desk.splits("heron", "crane")
    desk.take(late)
    assert {item["id"] for item in desk.asks(list_claims)} == during
    assert {item["headline"] for item in desk.asks(list_claims, entity="crane")} >= {
        "each of Crane and Heron: 3 trips between Najin/Vostochny and Rajin, 2031-05"
    }


def test_a_split_restores_every_view(desk: Desk) -> None:
    before = desk.everything()
    merges = [("heron", "crane"), ("stork", "heron"), ("rajin", "najin"), ("pro", "pro-desk"), ("times", "post")]
    for kept, merged in merges:
        desk.merges(kept, merged)
    assert desk.everything() != before
    for kept, merged in (merges[4], merges[0], merges[3], merges[1], merges[2]):
        desk.splits(kept, merged)
    assert desk.everything() == before
    assert desk.sound()


def test_what_was_held_before_and_between_is_answered_as_it_was(desk: Desk) -> None:
    positions, answers = [], []
    for judge in (
        lambda: None,
        lambda: desk.merges("heron", "crane"),
        lambda: desk.merges("pro", "pro-desk"),
        lambda: desk.splits("heron", "crane"),
        lambda: desk.merges("crane", "heron"),
    ):
        judge()
        positions.append(desk.head())
        answers.append([desk.everything(as_of=as_of) for as_of in (None, "2031-06-09", "2031-06-11")])
    for position, answer in zip(positions, answers, strict=True):
        assert [desk.everything(position, as_of) for as_of in (None, "2031-06-09", "2031-06-11")] == answer
    assert desk.sound()


def test_names_identifiers_containers_and_fleets_of_both_count(desk: Desk) -> None:
    desk.merges("crane", "heron")
    ship = one(desk.asks(entities), key="crane")
    assert ship["names"] == ["Crane", "Журавль", "Heron"]
    assert ship["identifiers"] == [{"scheme": "IMO", "value": "9161003"}]
    assert one(desk.asks(entities), key="birds")["members"] == ["Crane"]
    desk.splits("crane", "heron")
    desk.merges("heron", "crane")
    assert one(desk.asks(entities), key="birds")["members"] == ["Heron"]
    assert "Heron at Rajin, 2031-06-08" in {item["headline"] for item in desk.asks(list_claims, place="Birds")}
    desk.merges("najin", "rajin")
    place = one(desk.asks(entities), key="najin")
    assert (place["within"], place["type"]) == ("North Korea", "place")


def test_two_sources_judged_to_be_one_are_one_origin(desk: Desk) -> None:
    desk.merges("pro", "pro-desk")
    assert desk.asks(sources, name="times-1")[0]["origins"] == ["Samples Pro"]
    assert one(desk.asks(speakers), key="house")["claims"] == 2


def test_a_merged_key_says_into_what_by_whom_when_and_why(desk: Desk) -> None:
    desk.merges("heron", "crane")
    position = desk.head()
    shown = desk.asks(entities, name="crane")
    assert [(item["key"], item["merged"]) for item in shown] == [
        (
            "heron",
            [
                {
                    "key": "crane", "name": "Crane", "into": "heron", "by": "bob", "at": shown[0]["merged"][0]["at"],
                    "reason": "one number", "position": position,
                }
            ],
        )
    ]  # fmt: skip
    assert desk.asks(log)[0]["what"] == "Crane (crane) judged to be Heron (heron): one number"
    desk.splits("heron", "crane")
    assert desk.asks(log)[0]["what"] == "Crane (crane) split from Heron (heron) again: a misreading"
    assert desk.asks(entities, name="crane")[0]["merged"] == []
    assert desk.asks(entities, position, name="crane")[0]["key"] == "heron"


def test_a_chain_of_merges_is_taken_apart_in_any_order(desk: Desk) -> None:
    desk.merges("heron", "crane")
    desk.merges("stork", "heron")
    assert [(one["key"], one["into"]) for one in desk.asks(entities, name="Журавль")[0]["merged"]] == [
        ("crane", "heron"),
        ("heron", "stork"),
    ]
    with pytest.raises(ConflictError, match="crane was merged into heron"):
        desk.splits("stork", "crane")
    desk.splits("heron", "crane")
    assert [item["id"] for item in desk.asks(status)] == ["crane", "stork"]
    assert desk.asks(status, name="heron")[0]["id"] == "stork"


@pytest.mark.parametrize(
    ("kept", "merged", "error", "why"),
    [
        pytest.param("heron", "heron", UsageError, "is itself", id="itself"),
        pytest.param("heron", "alpha", UsageError, "a vessel and .* a company", id="of another class"),
        pytest.param("rajin", "north-korea", UsageError, "lies in the other", id="a part and its whole"),
        pytest.param("birds", "crane", UsageError, "a fleet and .* a vessel", id="a fleet and a ship"),
        pytest.param("house", "pro", UsageError, "is part of the other", id="a house and its outlet"),
        pytest.param("heron", "nobody", UsageError, "goes by 'nobody'", id="nothing"),
    ],
)
def test_what_cannot_be_one_is_refused(desk: Desk, kept: str, merged: str, error: type[Exception], why: str) -> None:
    before = desk.head()
    with pytest.raises(error, match=why):
        desk.merges(kept, merged)
    assert desk.head() == before


def test_a_judgement_needs_a_reason(desk: Desk) -> None:
    for judge in (merge, split, apart):
        with pytest.raises(UsageError, match="reason"):
            judge(desk.ledger, "heron", "crane", reason=" ", actor="bob")


def test_merging_twice_and_splitting_twice_record_nothing(desk: Desk) -> None:
    desk.merges("heron", "crane")
    head = desk.head()
    assert desk.merges("heron", "crane").lines == ["Crane (crane) and Heron (heron) are one already"]
    desk.splits("heron", "crane")
    assert desk.splits("heron", "crane").lines == ["Crane (crane) and Heron (heron) are two already"]
    assert desk.head() == head + 1


def test_what_was_judged_apart_is_neither_suggested_nor_merged_until_that_is_taken_back(desk: Desk) -> None:
    add_alias(desk.ledger, "stork", ["Crane"], actor="ann")
    assert [item["id"] for item in desk.asks(candidates)] == ["crane~stork", "najin~rajin"]
    apart(desk.ledger, "stork", "crane", reason="two ports", actor="bob")
    held = desk.head()
    assert [item["id"] for item in desk.asks(candidates)] == ["najin~rajin"]
    assert desk.asks(candidates, name="stork") == []
    assert len(desk.asks(candidates, held - 1)) == 2
    assert desk.asks(log)[0]["what"] == "Stork (stork) and Crane (crane) judged not to be the same: two ports"
    assert [(item["key"], item["reason"]) for item in desk.asks(entities, name="stork")[0]["apart"]] == [
        ("crane", "two ports")
    ]
    with pytest.raises(ConflictError, match="judged not to be the same") as caught:
        desk.merges("stork", "crane")
    assert "--undo" in caught.value.hint
    desk.merges("heron", "crane")
    with pytest.raises(ConflictError, match="judged not to be the same"):
        desk.merges("stork", "heron")
    desk.splits("heron", "crane")
    apart(desk.ledger, "crane", "stork", reason="withdrawn", undo=True, actor="bob")
    assert [item["id"] for item in desk.asks(candidates)] == ["crane~stork", "najin~rajin"]
    desk.merges("stork", "crane")
    assert desk.sound()


def test_a_look_alike_is_warned_of_and_never_merged_by_itself(desk: Desk) -> None:
    outcome = add_alias(desk.ledger, "stork", ["Crаne"], actor="ann")
    assert outcome.notes == [
        "stork: 'Crаne' mixes Latin and Cyrillic letters; it is another name than it looks",
        "stork: the name 'Crаne' looks like one of crane, and is written in other letters",
    ]
    assert desk.asks(status, name="Crane")[0]["id"] == "crane"
    why = "drawn alike in other letters, and not the same name: Crane, Crаne"
    assert desk.asks(candidates)[0]["reasons"][0] == why
    notes = desk.merges("crane", "stork").notes
    assert notes == ["'Crane' and 'Crаne' only look alike: they are written in other letters"]


def test_a_new_name_goes_to_the_part_that_was_named(desk: Desk) -> None:
    desk.merges("heron", "crane")
    add_alias(desk.ledger, "Crane", ["Grus"], actor="ann")
    assert "Grus" in desk.asks(entities, name="heron")[0]["names"]
    desk.splits("heron", "crane")
    assert desk.asks(entities, name="Grus")[0]["key"] == "crane"


def test_an_origin_that_was_merged_takes_back_what_either_said(desk: Desk) -> None:
    desk.merges("pro", "pro-desk")
    call = one(desk.asks(list_claims), headline="Crane at Vostochny, 2031-06-08")["id"]
    retract(desk.ledger, call, by="origin", published="2031-06-20", reason="another ship", actor="ann")
    gone = [item["headline"] for item in desk.asks(list_claims) if item["retracted"]]
    assert gone == ["Crane at Vostochny, 2031-06-08", "Heron at Rajin, 2031-06-08"]
    desk.splits("pro", "pro-desk")
    gone = [item["headline"] for item in desk.asks(list_claims) if item["retracted"]]
    assert gone == ["Crane at Vostochny, 2031-06-08"]
    assert desk.sound()


def test_a_correction_of_a_claim_leaves_the_key_it_was_written_with(desk: Desk) -> None:
    desk.merges("heron", "crane")
    call = one(desk.asks(list_claims), headline="Heron at Vostochny, 2031-06-08")["id"]
    correct(desk.ledger, call, {"when": "2031-06-07"}, by="desk", reason="misread", actor="ann")
    desk.splits("heron", "crane")
    assert one(desk.asks(list_claims), id=call)["headline"] == "Crane at Vostochny, 2031-06-07"


def test_those_named_together_are_one_where_they_were_merged(desk: Desk) -> None:
    desk.merges("stork", "crane")
    assert "Stork at Najin, 2031-06-01" in {item["headline"] for item in desk.asks(list_claims)}
    assert desk.asks(status, name="stork")[0]["location"]["positions"][0]["value"] in ("Najin", "Vostochny")


FORMER = """\
document: {key: post-9, outlet: Example Post, title: Names, published: 2031-07-01}
claims:
  - {kind: identity, who: Heron, attribute: former name, value: Kranich, when: until 2029, via: Samples Pro}
  - {kind: identity, who: Heron, attribute: former name, value: Stork, when: 2029/2030, via: own}
  - {kind: identity, who: Heron, attribute: former name, value: Ibis, when: 2030-06}
"""


def test_former_names_have_spans_and_those_who_say_so_and_one_in_dispute_is_marked(desk: Desk) -> None:
    desk.take(FORMER)
    names = desk.asks(entities, name="heron")[0]["former_names"]
    assert [tuple(one[part] for part in ("name", "when", "origins", "unknown", "contested")) for one in names] == [
        ("Kranich", "../2029", ["Samples Pro"], 0, True),
        ("Stork", "2029/2030", ["Example Post"], 0, True),
        ("Ibis", "2030-06", [], 1, True),
    ]
    pair = desk.asks(candidates, name="Stork")[0]
    assert pair["id"] == "heron~stork"
    assert pair["reasons"][0].startswith("former name of Heron: Stork (")
    assert desk.asks(candidates, name="kranich")[0]["reasons"][0].startswith("former name of Heron: Kranich")


def test_a_name_that_is_near_nothing_says_so(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="or nearly so"):
        desk.asks(candidates, name="Zzyzx")
