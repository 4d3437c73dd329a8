"""JSON Schemas: of what is read (sheets, rows, each kind) and of what is answered (each view)."""

from typing import Any

from claims_ledger.domain.basis import SORTS
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.errors import NotFoundError
from claims_ledger.domain.kinds import KINDS
from claims_ledger.domain.suggest import nearest
from claims_ledger.domain.vocabulary import STANCES
from claims_ledger.intake.documents import DOCUMENT_FIELDS
from claims_ledger.queries.schemas import VIEWS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT = {"type": "string"}
AROUND: dict[str, Any] = {
    "via": {
        "type": "string",
        "description": "the chain of sources, outermost first: AFP < quoting X on 2024-02-26; own; ?",
    },
    "basis": {
        "anyOf": [TEXT, {"type": "array", "items": TEXT}],
        "description": "SORT [by WHO] [of DATE]; sorts: " + ", ".join(SORTS),
    },
    "stance": {"enum": list(STANCES)},
    "hedge": {"type": "string", "description": "the source's own words"},
    "paragraph": {"type": "string", "description": "body blocks from 1, headline, standfirst, caption N"},
    "quote": TEXT,
    "translation": TEXT,
    "note": {"type": "string", "description": "for the desk; kept apart from the record"},
}


def schema(what: str | None) -> dict[str, Any]:
    """The schema of a view, of sheets, or of a kind; without a name, the names there are. Raises NotFoundError."""
    if what is None:
        return {"names": ["sheet", *VIEWS, *KINDS]}
    if what == "sheet":
        return sheet_schema()
    if what in VIEWS:
        return {"$schema": DRAFT, **VIEWS[what]}
    if what in KINDS:
        return {"$schema": DRAFT, **kind_schema(KINDS[what])}
    names = ["sheet", *VIEWS, *KINDS]
    near = nearest(what, names)
    hint = f"did you mean {' or '.join(near)}?" if near else "there are " + ", ".join(names)
    raise NotFoundError(f"there is no schema {what!r}", hint)


def kind_schema(kind: type[Claim]) -> dict[str, Any]:
    """A row of one kind as a sheet may hold it."""
    fields = {name: form.schema for name, form in kind.forms().items()}
    return {
        "type": "object",
        "description": (kind.__doc__ or "").strip(),
        "properties": {"kind": {"const": kind.kind}, **fields, **AROUND},
        "required": ["kind", *kind.needed()],
        "additionalProperties": False,
        "examples": [{"kind": kind.kind, **kind.example}],
    }


def sheet_schema() -> dict[str, Any]:
    """A whole sheet, for an editor that completes and checks while one writes."""
    several = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
    entity = {
        "type": "object",
        "properties": {
            "key": TEXT,
            "type": Entity.model_json_schema()["properties"]["type"],
            "names": several,
            "party": TEXT,
            "part_of": TEXT,
            "in": several,
            "members": several,
            "identifiers": {"type": "object", "additionalProperties": TEXT},
            "coordinates": TEXT,
            "top_speed": TEXT,
        },
        "required": ["key", "type", "names"],
        "additionalProperties": False,
    }
    topic = {
        "type": "object",
        "properties": dict.fromkeys(("name", "from", "to", "goods", "within"), TEXT),
        "required": ["name"],
        "additionalProperties": False,
    }
    document = {
        "type": "object",
        "properties": dict.fromkeys(DOCUMENT_FIELDS, TEXT),
        "required": ["outlet", "title", "published"],
        "additionalProperties": False,
    }
    return {
        "$schema": DRAFT,
        "title": "A sheet: one document and what it says",
        "type": "object",
        "properties": {
            "register": {
                "type": "object",
                "properties": {
                    "entities": {"type": "array", "items": entity},
                    "topics": {"type": "array", "items": topic},
                },
                "additionalProperties": False,
            },
            "document": document,
            "claims": {"type": "array", "items": {"oneOf": [kind_schema(kind) for kind in KINDS.values()]}},
        },
        "additionalProperties": False,
    }
