"""Sheets and rows into a ledger: once, whole, and changed only on request."""

import json
from pathlib import Path
from typing import Any

import pytest

from claims_ledger.resources import data_dir
from tests.acceptance.desk import Desk, Item, only, without

SHEET = """\
document:
  key: euromaidan-2024-04-01
  outlet: Euromaidan Press
  title: A further load
  published: 2024-04-01
  affair: dprk-arms
claims:
  - kind: port-call
    who: Lady R
    at: Rajin
    when: 2024-03-28
    doing: loading
    via: quoting NK Pro on 2024-03-30
    basis: satellite imagery
    paragraph: 1
  - kind: sighting
    who: Maia-1
    at: Vladivostok
    when: 2024-03-29
    doing: anchored
    hedge: seems
    via: NK Pro on 2024-03-30
    paragraph: 2
  - kind: remark
    who: Lady R
    text: rode deep in the water
    paragraph: 2
"""
CALL, SEEN = "Lady R loading at Rajin, 28 March 2024", "Maia-1 anchored at Vladivostok, 29 March 2024"


def write(text: str, name: str = "sheet.yaml") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def of_sheet(desk: Desk, *clocks: str) -> list[Item]:
    return desk.asks("list", "--document", "euromaidan-2024-04-01", *clocks)


def of_kind(desk: Desk, kind: str, *clocks: str) -> Item:
    return only(of_sheet(desk, *clocks), kind=kind)


@pytest.fixture
def entered(desk: Desk) -> Desk:
    """The demo with one further sheet."""
    desk.does("import", write(SHEET))
    return desk


def taken(desk: Desk, *words: str) -> Item:
    """What became of the one file that was imported."""
    return desk.asks_one("import", *words)


def counts(item: Item) -> dict[str, int]:
    return {name: value for name, value in item.items() if isinstance(value, int) and value}


def test_a_sheet_is_entered_once(desk: Desk) -> None:
    first = taken(desk, write(SHEET))
    assert counts(first) == {"documents": 1, "recorded": 3}
    position = desk.position
    again = taken(desk, "sheet.yaml")
    assert counts(again) == {"unchanged": 3}
    assert desk.position == position


def test_the_shipped_folder_imported_again_adds_nothing(desk: Desk) -> None:
    position = desk.position
    items = desk.asks("import", str(data_dir()))
    assert desk.position == position
    assert sum(item["unchanged"] for item in items) == len(desk.asks("list"))
    assert {name for item in items for name in counts(item)} == {"unchanged"}


def test_other_names_of_the_same_things_are_the_same_row(entered: Desk) -> None:
    other_words = SHEET.replace("at: Rajin", "at: Najin").replace("who: Lady R\n    at", "who: Леди Р\n    at")
    assert counts(taken(entered, write(other_words))) == {"unchanged": 3}


def test_one_faulty_row_keeps_the_whole_sheet_out(desk: Desk) -> None:
    done = desk.refuses("import", write(SHEET + "  - kind: poem\n"))
    assert done.code == 2
    assert desk("document", "show", "euromaidan-2024-04-01").code == 3


def test_a_sheets_register_stays_out_with_its_faulty_claims(desk: Desk) -> None:
    register = "register:\n  entities:\n    - {key: lady-q, type: vessel, names: [Lady Q]}\n"
    desk.refuses("import", write(register + SHEET + "  - kind: poem\n"))
    assert desk("entity", "show", "Lady Q").code == 3
    desk.does("import", write(register + SHEET))
    assert desk.asks_one("entity", "show", "Lady Q")["key"] == "lady-q"


def test_of_a_folder_the_registry_comes_before_what_uses_it_whatever_the_names(empty: Desk) -> None:
    Path("sheets/a").mkdir(parents=True)
    write(
        "document: {key: heron-post-2025-01-02, outlet: Heron Post, title: A call, published: 2025-01-02}\n"
        "claims:\n  - {kind: port-call, who: Grey Heron, at: Lark Bay}\n",
        "sheets/a/first.yaml",
    )
    write(
        "register:\n  entities:\n    - {key: heron-post, type: outlet, names: Heron Post}\n"
        "    - {key: grey-heron, type: vessel, names: Grey Heron}\n"
        "    - {key: lark-bay, type: port, names: Lark Bay}\n",
        "sheets/z.yaml",
    )
    assert [Path(item["path"]).name for item in empty.asks("import", "sheets")] == ["z.yaml", "first.yaml"]
    assert len(empty.asks("list")) == 1


def test_a_dry_run_gives_a_verdict_on_every_claim_and_writes_nothing(desk: Desk) -> None:
    clash = SHEET.replace("at: Vladivostok\n    when: 2024-03-29", "at: Dunay\n    when: 2024-03-15")
    before = desk.position, desk.asks("log")
    item = taken(desk, write(clash), "--dry-run")
    assert (desk.position, desk.asks("log")) == before
    assert [claim["verdict"].split(";")[0] for claim in item["claims"]] == ["recorded"] * 3
    sighting = item["claims"][1]
    assert "contradicts" in sighting["verdict"]
    assert "two-places" in sighting["verdict"]
    assert "Maia-1" in sighting["headline"]
    # and afterwards it is what the dry run said
    assert [claim["id"] for claim in taken(desk, "sheet.yaml")["claims"]] == [claim["id"] for claim in item["claims"]]
    assert [contest["reasons"] for contest in desk.asks("contested", "Maia-1")] == [["two-places"], ["absence"]], (
        "two places on one day, and Dunay in a time when no ship of the fleet called there"
    )


def test_a_dry_run_of_what_stands_says_unchanged(entered: Desk) -> None:
    assert [claim["verdict"] for claim in taken(entered, "sheet.yaml", "--dry-run")["claims"]] == ["unchanged"] * 3


CHANGED = SHEET.replace("hedge: seems", "hedge: may be").replace("2024-03-28", "2024-03-27")


def test_a_changed_sheet_lists_what_changed_and_vanished_and_writes_nothing(entered: Desk) -> None:
    position, before = entered.position, of_sheet(entered)
    done = entered.does("import", write(CHANGED), "-o", "json")
    (item,) = done.items
    assert entered.position == position
    assert of_sheet(entered) == before
    call, seen = of_kind(entered, "port-call")["id"], of_kind(entered, "sighting")["id"]
    assert len(item["differences"]) == 2
    assert any(seen in line and "changed" in line for line in item["differences"])
    assert any(call in line and "gone" in line for line in item["differences"])
    assert counts(item) == {}
    assert "--replace" in entered.does("import", "sheet.yaml").out


def test_replacing_corrects_the_changed_row_and_withdraws_the_vanished_one(entered: Desk) -> None:
    call, seen = of_kind(entered, "port-call"), of_kind(entered, "sighting")
    position = entered.position
    item = taken(entered, write(CHANGED), "--replace", "--reason", "read again")
    assert counts(item) == {"recorded": 1, "corrected": 1, "withdrawn": 1, "unchanged": 1}
    now = of_sheet(entered)
    assert call["id"] not in {one["id"] for one in now}
    assert only(now, kind="port-call")["headline"].endswith("2024-03-27")
    after = only(now, kind="sighting")
    assert (after["id"], after["hedge"], after["corrected"]) == (seen["id"], "may be", True)
    # what was held before is held as of before
    then = of_sheet(entered, "--recorded-at", f"#{position}")
    assert only(then, kind="port-call")["id"] == call["id"]
    assert only(then, kind="sighting")["hedge"] == "seems"
    reasons = [one["what"] for one in entered.asks("log") if one["position"] > position]
    assert len(reasons) == 3


def test_a_sheet_once_replaced_is_what_stands(entered: Desk) -> None:
    entered.does("import", write(CHANGED), "--replace", "--reason", "read again")
    position = entered.position
    assert counts(taken(entered, "sheet.yaml")) == {"unchanged": 3}
    assert entered.position == position


def test_a_row_equal_to_what_a_claim_first_said_is_that_claim(entered: Desk) -> None:
    seen = of_kind(entered, "sighting")["id"]
    entered.does("correct", seen, "at=Vostochny", "--by", "desk", "--reason", "slip")
    corrected = of_kind(entered, "sighting")
    assert (corrected["id"], "Vostochny" in corrected["headline"]) == (seen, True)
    position = entered.position
    assert counts(taken(entered, "sheet.yaml")) == {"unchanged": 3}, "the sheet as it first was"
    current = SHEET.replace("at: Vladivostok", "at: Vostochny")
    assert counts(taken(entered, write(current))) == {"unchanged": 3}, "the sheet as it stands now"
    assert entered.position == position


def test_a_withdrawn_row_met_again_is_reinstated(entered: Desk) -> None:
    call = of_kind(entered, "port-call")["id"]
    entered.does("retract", call, "--by", "desk", "--reason", "another ship")
    assert call not in {one["id"] for one in of_sheet(entered)}
    withdrawn_at = entered.position
    item = taken(entered, "sheet.yaml")
    assert counts(item) == {"reinstated": 1, "unchanged": 2}
    assert call in {one["id"] for one in of_sheet(entered)}
    assert call not in {one["id"] for one in of_sheet(entered, "--recorded-at", f"#{withdrawn_at}")}
    assert entered.asks("log")[0]["type"] == "ClaimReinstated"


def test_a_claim_added_by_hand_never_vanishes_with_a_sheet(entered: Desk) -> None:
    document = ("--document", "euromaidan-2024-04-01")
    by_hand = entered.asks_one("add", "remark", "Lady R", "flew no flag", *document)["id"]
    assert counts(taken(entered, "sheet.yaml")) == {"unchanged": 3}
    item = taken(entered, write(CHANGED), "--replace", "--reason", "read again")
    assert item["withdrawn"] == 1
    assert by_hand in {one["id"] for one in of_sheet(entered)}


def test_a_row_added_by_hand_before_its_sheet_is_the_same_claim(desk: Desk) -> None:
    key = ("--key", "euromaidan-2024-04-01")
    desk.does("document", "add", *key, "--outlet", "Euromaidan Press", "--title", "A further load",
              "--published", "2024-04-01", "--affair", "dprk-arms")  # fmt: skip
    by_hand = desk.asks_one("add", "remark", "Lady R", "rode deep in the water", "--paragraph", "2", "--document",
                            "euromaidan-2024-04-01")["id"]  # fmt: skip
    item = taken(desk, write(SHEET))
    assert counts(item) == {"recorded": 2, "unchanged": 1}
    assert by_hand in {claim["id"] for claim in item["claims"]}


def test_a_document_changed_in_a_sheet_is_listed_and_corrected_only_on_request(entered: Desk) -> None:
    other_day = SHEET.replace("published: 2024-04-01", "published: 2024-04-02")
    position = entered.position
    item = taken(entered, write(other_day))
    assert len(item["differences"]) == 1
    assert "published" in item["differences"][0]
    assert entered.position == position
    taken(entered, "sheet.yaml", "--replace", "--reason", "misread the day")
    assert entered.asks_one("document", "show", "euromaidan-2024-04-01")["published"] == "2024-04-02"
    assert entered("list", "--document", "euromaidan-2024-04-01", "--as-of", "2024-04-01").code == 3, "not public yet"
    assert len(of_sheet(entered, "--as-of", "2024-04-02")) == 3


def test_an_entity_described_otherwise_by_a_sheet_is_listed(desk: Desk) -> None:
    register = "register:\n  entities:\n    - {key: lady-r, type: vessel, names: [Lady R, Lady Rose]}\n"
    position = desk.position
    item = taken(desk, write(register + SHEET))
    assert item["differences"] == ["lady-r is registered otherwise"]
    assert desk.position == position


def test_replacing_needs_a_reason(entered: Desk) -> None:
    done = entered.refuses("import", write(CHANGED), "--replace")
    assert done.code == 2
    assert "--reason" in done.err


def rows_of(sheet: str, tmp_path: Path) -> str:
    """The same sheet as rows of JSON."""
    from claims_ledger.intake.yaml_reader import read_yaml

    (tmp_path / "for-rows.yaml").write_text(sheet, encoding="utf-8")
    plain = read_yaml(tmp_path / "for-rows.yaml").to_plain()
    claims: Any = plain["claims"]
    lines = [json.dumps({"document": plain["document"], **row}, ensure_ascii=False) for row in claims]
    return "\n".join(lines) + "\n"


def test_rows_of_json_give_the_claims_of_the_sheet(desk: Desk, tmp_path: Path) -> None:
    twin = desk.copy(tmp_path / "twin.db")
    rows = taken(twin, write(rows_of(SHEET, tmp_path), "rows.jsonl"))
    assert counts(rows) == {"documents": 1, "recorded": 3}
    sheet = taken(desk, write(SHEET))
    assert [claim["id"] for claim in rows["claims"]] == [claim["id"] for claim in sheet["claims"]]
    recording = ("recorded_at", "position")
    assert without(of_sheet(desk), *recording) == without(of_sheet(twin), *recording)
    assert counts(taken(desk, "rows.jsonl")) == {"unchanged": 3}


@pytest.mark.parametrize("report", sorted(path.name for path in (data_dir() / "reports").iterdir()))
def test_the_shipped_reports_as_rows_are_the_claims_that_stand(desk: Desk, tmp_path: Path, report: str) -> None:
    sheet = (data_dir() / "reports" / report).read_text(encoding="utf-8")
    position = desk.position
    item = taken(desk, write(rows_of(sheet, tmp_path), "rows.jsonl"))
    assert set(counts(item)) == {"unchanged"}
    assert desk.position == position


def test_the_same_sheet_gives_the_same_ids_on_another_ledger(demo: Desk, empty: Desk) -> None:
    empty.does("import", str(data_dir()))
    assert sorted(item["id"] for item in empty.asks("list")) == sorted(item["id"] for item in demo.asks("list"))
    assert [item["id"] for item in empty.asks("contested", "--all")] == [
        item["id"] for item in demo.asks("contested", "--all")
    ]


def test_another_writing_of_a_day_is_the_same_row(entered: Desk) -> None:
    assert counts(taken(entered, write(SHEET.replace("2024-03-28", "28 March 2024")))) == {"unchanged": 3}


def test_a_title_paragraph_quote_or_hedge_makes_no_other_claim(entered: Desk) -> None:
    before = {item["id"] for item in of_sheet(entered)}
    other = SHEET.replace("paragraph: 1", "paragraph: 3").replace("hedge: seems", "hedge: apparently")
    taken(entered, write(other), "--replace", "--reason", "moved")
    assert {item["id"] for item in of_sheet(entered)} == before


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            SHEET.replace("key: euromaidan-2024-04-01", "key: euromaidan-2024-04-01-2"), id="another document"
        ),
        pytest.param(SHEET.replace("2024-03-28", "2024-03-26"), id="another field"),
        pytest.param(SHEET.replace("via: quoting NK Pro on 2024-03-30", "via: own"), id="another chain"),
        pytest.param(SHEET.replace("doing: loading", "doing: loading\n    stance: doubt"), id="another stance"),
    ],
)
def test_another_document_field_chain_or_stance_makes_another_claim(entered: Desk, other: str) -> None:
    call = of_kind(entered, "port-call")["id"]
    claims = taken(entered, write(other), "--dry-run")["claims"]
    assert call not in {claim["id"] for claim in claims}
