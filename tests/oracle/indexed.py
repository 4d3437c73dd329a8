"""The same answer, read from the read models in plain SQL."""

import json
from collections.abc import Callable
from typing import Any

from claims_ledger.domain.clocks import FOREVER
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.judged import ratings_of
from claims_ledger.queries.rulings import load_rulings
from claims_ledger.store.reader import Reader
from tests.oracle.plain import Answer, text

_CLAIM = (
    "version", "state", "corrected", "kind", "headline", "stance", "hedge", "document", "outlet", "outlet_name",
    "title", "published", "chain", "unknown", "bases", "paragraph", "event_edtf",
)  # fmt: skip
_SAID = "CASE WHEN h.work <> '' THEN 'in ' || h.work ELSE h.said END"


def indexed(reader: Reader, until: int, held: int) -> Answer:
    """What was public in that second, as the ledger held it at that position."""
    clocks = Clocks(until, held)
    rows = _rows(reader, clocks)
    positions = _positions(rows, clocks)
    holdings = rows(
        f"SELECT h.claim, h.position, h.source, h.source_name, h.house, h.house_name, {_SAID}, h.hedged, h.saying"
        " FROM holding h"
        f" WHERE {clocks.view('h')}"
    )
    voices: dict[str, set[Any]] = {}
    for claim, *voice in rows(
        "SELECT v.claim, v.source, v.name, v.house, v.house_name, v.role, v.relay, v.said, v.work FROM voice v"
        f" WHERE {clocks.view('v')}"
    ):
        voices.setdefault(claim, set()).add(tuple(voice))
    clashes = _clashes(rows, clocks, positions)
    return {
        "claims": {
            row[0]: dict(zip(_CLAIM, row[1:-1], strict=True)) | {"content": text(json.loads(row[-1]))}
            for row in rows(f"SELECT c.claim, {', '.join(_CLAIM)}, c.content FROM claim c WHERE {clocks.view('c')}")
        },
        "voices": voices,
        "holdings": {
            (claim, positions[held][0], *who, bool(hedged), bool(saying))
            for claim, held, *who, hedged, saying in holdings
        },
        "positions": {positions[held][0]: positions[held][1:] for _, held, *_ in holdings},
        "clashes": clashes,
        "editions": {
            (*row[:-1], text(json.loads(row[-1])))
            for row in rows(f"SELECT e.document, e.edition, e.sha256, e.parts FROM edition e WHERE {clocks.view('e')}")
        },
        "rulings": {
            contest: (one.verdict, one.holds, one.weighed, frozenset(one.joined))
            for contest, one in load_rulings(reader, clocks, {clash[0] for clash in clashes}).items()
        },
    }


def judged(reader: Reader, held: int) -> dict[str, Any]:
    """What the ledger held at that position, whatever was public."""
    clocks = Clocks(0, held)
    rows = _rows(reader, clocks)
    positions = _positions(rows, clocks)
    clashes = rows(
        "SELECT k.contest, k.subject, k.label, k.a, k.a_said, k.b, k.b_said, k.verdict, k.reason, k.because, k.source,"
        f" k.hedged FROM clash k WHERE {clocks.recorded('k')}"
    )
    documents = rows(
        f"SELECT d.key, d.outlet, d.outlet_name, d.title, d.pub_last FROM document d WHERE {clocks.recorded('d')}"
    )
    sources = [key for (key,) in rows(f"SELECT e.key FROM entity e WHERE {clocks.recorded('e')}")]
    return {
        "ratings": {
            source: tuple((one["letter"], one["reason"]) for one in ratings)[0 if len(ratings) == 1 else slice(None)]
            for source, ratings in ratings_of(reader, clocks, sources).items()
        },
        "positions": {position for position, *_ in positions.values()},
        "clashes": {
            (*named, _both((positions[a][0], a_said), (positions[b][0], b_said), hedged), *verdict)
            for *named, a, a_said, b, b_said, verdict_, reason, because, source, hedged in clashes
            for verdict in [(verdict_, reason, because, source)]
        },
        "documents": {key: tuple(rest) for key, *rest in documents},
        "entities": set(
            rows(f"SELECT e.key, e.name, e.house, e.house_name, e.type FROM entity e WHERE {clocks.recorded('e')}")
        ),
        "within": set(rows(f"SELECT w.key, w.above FROM within w WHERE {clocks.recorded('w')}")),
    }


def _rows(reader: Reader, clocks: Clocks) -> Callable[[str], list[tuple[Any, ...]]]:
    return lambda sql: [tuple(row) for row in reader.rows(sql, clocks.params)]


def _positions(rows: Callable[[str], list[tuple[Any, ...]]], clocks: Clocks) -> dict[str, tuple[str, ...]]:
    """By id: what makes a position the one it is, and how it is shown."""
    found = rows(
        "SELECT p.position, p.question, p.value_json, p.when_edtf, p.mode, p.undated, p.subject, p.label, p.value"
        f" FROM position p WHERE {clocks.recorded('p')}"
    )
    return {
        id_: (
            text({
                "question": json.loads(question), "value": json.loads(value), "when": when, "mode": mode,
                "undated": bool(undated),
            }),
            *shown,
        )
        for id_, question, value, when, mode, undated, *shown in found
    }  # fmt: skip


def _both(one: tuple[str, str], other: tuple[str, str], hedged: int) -> frozenset[tuple[str, ...]]:
    return frozenset(((*one, "hedged"), (*other, "firm")) if hedged else (one, other))


def _clashes(rows: Any, clocks: Clocks, positions: dict[str, Any]) -> set[Any]:
    """Two claims hold the two sides; of one utterance, two documents do, each as the clash dates it; of what is told
    with a hedge, in a document that says the same without and nowhere with it."""
    live = rows(
        "SELECT DISTINCT k.contest, k.subject, k.label, k.a, k.a_said, k.b, k.b_said, k.verdict, k.reason, k.because,"
        " k.source, k.hedged FROM clash k JOIN holding ha ON ha.position = k.a JOIN holding hb ON hb.position = k.b"
        f" WHERE {clocks.recorded('k')} AND {clocks.view('ha')} AND {clocks.view('hb')} AND ha.claim <> hb.claim"
        " AND (k.source = '' OR (ha.source = k.source AND hb.source = k.source AND ha.document <> hb.document"
        f" AND {_SAID.replace('h.', 'ha.')} = k.a_said AND {_SAID.replace('h.', 'hb.')} = k.b_said))"
        " AND (k.hedged = 0 OR (ha.hedged = 1 AND hb.hedged = 0 AND hb.saying = ha.saying AND hb.document NOT IN"
        " (SELECT hk.document FROM holding hk WHERE hk.position IN (k.a, k.b) AND hk.source = k.source"
        f" AND hk.hedged = 1 AND {clocks.view('hk')})))"
    )
    return {
        (contest, subject, label, _both((positions[a][0], a_said), (positions[b][0], b_said), hedged), *verdict)
        for contest, subject, label, a, a_said, b, b_said, *verdict, hedged in live
    }


def dump(reader: Reader, until: int, held: int) -> dict[str, list[Any]]:
    """Every row in view at both clocks, of every read model, without its place on them."""
    from claims_ledger.store.read_models import MODELS

    clocks = Clocks(until, held)
    return {
        model.name: sorted(
            (
                tuple(row)
                for row in reader.rows(
                    f"SELECT {', '.join(f'm.{name}' for name in ('unit', *model.content))} FROM {model.name} m"
                    f" WHERE {clocks.view('m') if model.published else clocks.recorded('m')}",
                    clocks.params,
                )
            ),
            key=repr,
        )
        for model in MODELS
    }


def standing(reader: Reader) -> dict[str, list[Any]]:
    """The rows that stand at the head of the record, on all of publication time; when each was recorded left out (a
    ruling's unit tells it)."""
    from claims_ledger.store.read_models import MODELS

    unasked = ("recorded", "at_position", "stands_at")
    found = {}
    for model in MODELS:
        dated = (*unasked, "unit") if model.name == "ruling" else unasked
        names = [name for name in model.columns[1:-2] if name not in dated]
        rows = reader.rows(f"SELECT {', '.join(names)} FROM {model.name} WHERE rec_to = :forever", {"forever": FOREVER})
        found[model.name] = sorted((tuple(row) for row in rows), key=repr)
    return found


def everything(reader: Reader) -> dict[str, list[Any]]:
    """Every row of every read model, and where each stands, to the last digit."""
    from claims_ledger.store.read_models import MODELS

    found = {
        model.name: sorted(
            (tuple(row) for row in reader.rows(f"SELECT {', '.join(model.columns)} FROM {model.name}")), key=repr
        )
        for model in MODELS
    }
    rows = reader.rows("SELECT name, version, position, digest FROM projection ORDER BY name")
    return found | {"projection": [tuple(row) for row in rows]}
