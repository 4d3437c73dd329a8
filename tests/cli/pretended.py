"""A pretended program behind the commands: it holds invented listings and notes what it was asked."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from claims_ledger.domain.errors import FaultsError, NotFoundError
from tests.rendering import invented, invented_judgements, invented_lineage, invented_texts
from tests.rendering.invented import Invented

VIEWS: dict[str, Any] = {
    "status": [invented.HERON],
    "brief": invented.BRIEF,
    "contested": [invented.OWNER],
    "sources": [invented.LINEAGE],
    "impact": [invented_lineage.IMPACT],
    "blame": invented_lineage.BLAME,
    "series": invented_lineage.SERIES,
    "audit": invented.CLAIMS,
    "claims": invented.CLAIMS,
    "timeline": invented.TIMELINE,
    "search": invented.SEARCH,
    "diff": invented.CHANGES,
    "gaps": invented_judgements.GAPS,
    "show": [invented.SHOWN],
    "log": invented.LOG,
}


class ImportStopped(KeyboardInterrupt):
    """As that of the program."""


@dataclass
class Pretended:
    """What was asked, in order, and how to make it fail."""

    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    fails: BaseException | None = None

    def note(self, name: str, /, **what: Any) -> None:
        self.asked.append((name, what))
        if self.fails is not None:
            raise self.fails


def pretend(monkeypatch: pytest.MonkeyPatch) -> Pretended:
    """Put the pretended program in the place of the real one."""
    notes = Pretended()
    put = _putter(monkeypatch)
    for name, parts in _app(notes).items():
        put(f"claims_ledger.app.{name}", **parts)
    put("claims_ledger.queries.clocks", Clocks=SimpleNamespace(resolve=_resolve))
    for name, items in VIEWS.items():
        put(f"claims_ledger.queries.{name}", **{name: _query(notes, name, items)})
    put(
        "claims_ledger.queries.registry",
        entities=_query(notes, "entities", invented.ENTITIES),
        speakers=_query(notes, "speakers", invented.SPEAKERS),
        documents=_query(notes, "documents", invented.DOCUMENTS),
        topics=_query(notes, "topics", invented.TOPICS),
    )
    put(
        "claims_ledger.queries.document",
        document=_query(notes, "document", [invented_texts.DOCUMENT]),
        changes=_query(notes, "changes", invented_texts.CHANGES),
    )
    return notes


def _putter(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def put(name: str, **attributes: Any) -> None:
        module = ModuleType(name)
        for key, value in attributes.items():
            setattr(module, key, value)
        monkeypatch.setitem(sys.modules, name, module)

    if "claims_ledger.queries" not in sys.modules:
        put("claims_ledger.queries")
    return put


def _resolve(reader: Any, as_of: str | None, recorded_at: str | None) -> tuple[str | None, str | None]:
    return as_of, recorded_at


def _query(notes: Pretended, name: str, items: Any) -> Callable[..., Invented]:
    def asked(reader: str, clocks: tuple[str | None, str | None], **what: Any) -> Invented:
        notes.note(name, reader=reader, **what)
        return Invented(items, as_of=clocks[0], recorded_at=clocks[1])

    return asked


def _app(notes: Pretended) -> dict[str, dict[str, Any]]:
    @contextmanager
    def opened(target: Any) -> Iterator[str]:
        if "missing" in target.place:
            raise NotFoundError(f"there is no ledger at {target.shown}", "claims init creates it")
        yield target.path.name

    def write(name: str) -> Callable[..., Any]:
        def done(ledger: str, *args: Any, **what: Any) -> Any:
            notes.note(name, ledger=ledger, args=args, **what)
            return SimpleNamespace(position=413, items=[{"id": "c1"}], lines=["recorded c1"], notes=["looks odd"])

        return done

    def import_files(ledger: str, paths: Any, **what: Any) -> Any:
        notes.note("import_files", ledger=ledger, paths=paths, **what)
        counts = dict.fromkeys(("unchanged", "corrected", "withdrawn", "reinstated", "registered"), 0)
        clash = ("c1", "recorded; contradicts c2 (single-value)", "Maria is owned by Gamma")
        return [
            SimpleNamespace(
                path=str(path),
                recorded=3,
                documents=1,
                differences=["row 4 is gone"] if path.name.startswith("changed") else [],
                notes=[],
                position=9,
                verdicts=[clash, ("c3", "recorded", "Maria sailed")],
                **counts,
            )
            for path in paths
        ]

    def rebuild(target: Any, check: bool, progress: Any) -> Any:
        notes.note("rebuild", check=check)
        return [
            SimpleNamespace(projection="live", position=9, rows=3, sound=True, said=""),
            SimpleNamespace(projection="clash", position=9, rows=3, sound=not check, said=""),
        ]

    def inspect(target: Any) -> Any:
        return SimpleNamespace(
            exists=True,
            is_ledger=True,
            schema="0002",
            schema_wanted="0002",
            events=9,
            position=9,
            bytes=12345,
            engine="SQLite 3.40.1",
            journal="persist",
            projections=[("live", 9), ("clash", 7 if "behind" in target.place else 9)],
            troubles=[],
        )

    def schema(what: str | None) -> dict[str, Any]:
        return {"names": ["status"]} if what is None else {"title": what}

    return {
        "reading": {"read": opened},
        "ledger": {"open_ledger": opened, "create_ledger": opened},
        "importing": {
            "import_files": import_files,
            "PartlyTakenError": FaultsError,
            "ImportStopped": ImportStopped,
            "fill_demo": lambda ledger, actor, progress: notes.note("fill_demo", ledger=ledger, actor=actor),
        },
        "maintenance": {"rebuild": rebuild, "inspect": inspect},
        "schemas": {"schema": schema},
        "filing": {name: write(name) for name in ("add_document", "add_text")},
        "registering": {name: write(name) for name in ("add_entity", "add_alias", "add_topic")},
        "amending": {name: write(name) for name in ("correct", "retract", "correct_document")},
        "judging": {name: write(name) for name in ("rule", "rate", "assess")},
        "reviewing": {"review": write("review")},
        "undoing": {"undo": write("undo")},
    }
