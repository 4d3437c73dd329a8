"""The screens at 80 and 200 columns, as they were approved; UPDATE_GOLDEN=1 writes them anew."""

import csv
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from claims_ledger.rendering import (
    blame,
    brief,
    claims,
    contested,
    diff,
    document,
    gaps,
    impact,
    log,
    registry,
    series,
    show,
    sources,
    status,
    whereabouts,
)
from claims_ledger.rendering.output import Layout, Manner, show_listing
from claims_ledger.rendering.plain import plain
from claims_ledger.rendering.terminal import painted
from tests.rendering import invented
from tests.rendering import invented_judgements as judged
from tests.rendering import invented_lineage as lineage
from tests.rendering import invented_texts as texts
from tests.rendering.invented_whereabouts import LANES

GOLDEN = Path(__file__).parents[1] / "golden" / "screens"

VIEWS: Mapping[str, tuple[Layout, Sequence[Mapping[str, Any]]]] = {
    "brief": (brief.LAYOUT, invented.BRIEF),
    "status": (status.LAYOUT, [invented.HERON, invented.CRANE]),
    "status-of-one": (status.LAYOUT, [invented.HERON]),
    "contested": (contested.LAYOUT, [invented.OWNER, invented.TRIPS]),
    "sources": (sources.LAYOUT, [invented.LINEAGE]),
    "sources-tree": (sources.TREE, [invented.LINEAGE]),
    "impact": (impact.LAYOUT, [lineage.IMPACT]),
    "impact-of-nothing": (impact.LAYOUT, [lineage.NOTHING_HANGS]),
    "blame": (blame.LAYOUT, lineage.BLAME),
    "series": (series.LAYOUT, lineage.SERIES),
    "list": (claims.LIST, invented.CLAIMS),
    "audit": (claims.AUDIT, invented.CLAIMS),
    "timeline": (claims.TIMELINE, invented.TIMELINE),
    "timeline-picture": (whereabouts.LAYOUT, LANES),
    "search": (claims.SEARCH, invented.SEARCH),
    "diff": (diff.LAYOUT, invented.CHANGES),
    "show": (show.LAYOUT, [invented.SHOWN]),
    "log": (log.LAYOUT, invented.LOG),
    "log-oneline": (log.ONELINE, invented.LOG),
    "entity-list": (registry.ENTITIES, invented.ENTITIES),
    "entity-show": (registry.ENTITY, invented.ENTITIES),
    "source-list": (registry.SPEAKERS, invented.SPEAKERS),
    "document-list": (registry.DOCUMENTS, invented.DOCUMENTS),
    "document-show": (document.LAYOUT, [texts.DOCUMENT]),
    "document-show-without-text": (document.LAYOUT, [texts.WITHOUT_TEXT]),
    "document-diff": (document.CHANGES, texts.CHANGES),
    "topic-list": (registry.TOPICS, invented.TOPICS),
    "gaps": (gaps.LAYOUT, judged.GAPS),
    "gaps-in-full": (gaps.WHOLE, judged.GAPS[:7]),
    "brief-of-gaps": (brief.LAYOUT, judged.COUNTED),
    "contested-ruled": (contested.LAYOUT, judged.RULED),
    "status-decided": (status.LAYOUT, [judged.STATUS]),
    "status-decided-table": (status.LAYOUT, [judged.STATUS, invented.CRANE]),
    "show-contest": (show.LAYOUT, [judged.CONTEST]),
    "show-assessed": (show.LAYOUT, [judged.ASSESSED]),
    "show-quoted": (show.LAYOUT, [texts.QUOTED]),
    "show-rated": (show.LAYOUT, [judged.RATED]),
    "source-rated": (registry.SPEAKERS, [judged.SPEAKER]),
    "source-show": (registry.SPEAKER, [judged.SPEAKER]),
}


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("view", VIEWS)
def test_a_screen_looks_as_it_was_approved(view: str, width: int) -> None:
    layout, items = VIEWS[view]
    screen = painted(layout.screen(invented.Invented(items), invented.TODAY), width, colour=False)
    file = GOLDEN / f"{view}-{width}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.write_text(screen, encoding="utf-8")
    assert screen == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("view", VIEWS)
def test_no_line_is_wider_than_the_terminal(view: str) -> None:
    from rich.cells import cell_len

    layout, items = VIEWS[view]
    for width in (40, 60, 80, 132, 200):
        screen = painted(layout.screen(invented.Invented(items), invented.TODAY), width, colour=False)
        assert max(map(cell_len, screen.splitlines())) <= width


@pytest.mark.parametrize("view", VIEWS)
def test_colour_adds_nothing_but_colour(view: str) -> None:
    from rich.text import Text

    layout, items = VIEWS[view]
    blocks = layout.screen(invented.Invented(items), invented.TODAY)
    coloured = painted(blocks, 100, colour=True)
    assert "\x1b[" in coloured
    without = "".join(f"{line.rstrip()}\n" for line in Text.from_ansi(coloured).plain.splitlines())
    assert without == painted(blocks, 100, colour=False)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_says_when_it_has_nothing_to_say(view: str) -> None:
    layout, _ = VIEWS[view]
    if "show" in view.split("-"):  # an unknown id is an error, never an empty answer
        return
    lines = list(plain(layout.screen(invented.Invented([]), invented.TODAY)))
    assert len(lines) == 1
    assert lines[0]


def test_a_contested_owner_names_both_values_in_the_table_of_vessels() -> None:
    screen = painted(
        status.LAYOUT.screen(invented.Invented([invented.HERON, invented.CRANE]), invented.TODAY), 200, False
    )
    assert "Alpha Shipping or Beta Marine ≠ Gamma Holdings" in screen


def test_seen_from_a_past_day_a_report_is_so_many_days_before_it() -> None:
    listing = invented.Invented([invented.HERON], as_of="2031-06-30")
    assert "16 Jun 2031, 14 days before 30 Jun 2031" in painted(
        status.LAYOUT.screen(listing, invented.TODAY), 100, False
    )


@pytest.mark.parametrize("view", [view for view, (layout, _) in VIEWS.items() if layout.columns])
def test_as_csv_every_row_has_a_cell_for_each_column_and_no_cell_holds_json(view: str) -> None:
    layout, items = VIEWS[view]
    paper = io.StringIO()
    show_listing(invented.Invented(items), layout, Manner(form="csv"), paper)
    head, *rows = csv.reader(io.StringIO(paper.getvalue()))
    assert {len(row) for row in rows} <= {len(head)}
    assert not [cell for row in rows for cell in row if cell.startswith(("{", '["', "[{"))]
    assert not paper.getvalue().startswith("\ufeff")


def test_one_thing_as_csv_is_a_row_a_field() -> None:
    paper = io.StringIO()
    show_listing(invented.Invented([invented.SHOWN]), show.LAYOUT, Manner(form="csv"), paper)
    rows = list(csv.DictReader(io.StringIO(paper.getvalue())))
    assert {row["id"] for row in rows} == {invented.SHOWN["id"]}
    told = {row["field"]: row["value"] for row in rows}
    assert told["headline"] == invented.SHOWN["headline"]
    assert all(told.values())
