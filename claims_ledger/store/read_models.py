"""The tables that answer questions. All of them can be thrown away and folded again from the record.

Every row stands on the recording clock from `rec_from` up to, not including, `rec_to` (positions); rows that depend
on what was public stand on publication time too, from `pub_from` up to, not including, `pub_to` (seconds since
1970). A row is never changed but to be closed, so a past answer cannot change. `unit` is what a row is refolded
with; `row` is a hash of its content, by which it is found again when it is closed."""

from dataclasses import dataclass, field

from sqlalchemy import Column, Index, MetaData, PrimaryKeyConstraint, Table

from claims_ledger.store.schema import metadata, whole, words

NUMBERS = frozenset(
    {"version", "pub_first", "pub_last", "uncertain", "corrected", "unknown", "event_from", "event_to"}
) | {
    "branch",
    "span",
    "step",
    "undated",
    "hedged",
    "at_position",
    "stands_at",
    "saw",
    "edition",
    "length",
}


@dataclass(frozen=True, slots=True)
class ReadModel:
    """One table of the read side: its content columns in order, whether it stands on publication time, its indexes."""

    name: str
    content: tuple[str, ...]
    published: bool = False
    indexes: tuple[tuple[str, ...], ...] = field(default=())

    @property
    def columns(self) -> tuple[str, ...]:
        clocks = ("pub_from", "pub_to") if self.published else ()
        return ("row", "unit", *self.content, *clocks, "rec_from", "rec_to")

    def table(self, into: MetaData, name: str | None = None, temporary: bool = False) -> Table:
        """The table, under its own name in the schema or under another one for a shadow."""
        name = name or self.name
        numbers = {"row", "pub_from", "pub_to", "rec_from", "rec_to"} | NUMBERS
        columns = [
            Column(column, whole() if column in numbers else words(), nullable=column in self.content)
            for column in self.columns
        ]
        indexes = [Index(f"ix_{name}_{'_'.join(parts)}", *parts) for parts in (("unit", "rec_to"), *self.indexes)]
        return Table(
            name,
            into,
            *columns,
            PrimaryKeyConstraint("row", "rec_from", name=f"pk_{name}"),
            *indexes,
            sqlite_strict=True,
            prefixes=["TEMPORARY"] if temporary else [],
        )


ENTITY = ReadModel(
    "entity", ("key", "type", "name", "house", "house_name", "party", "description"), indexes=(("key",), ("house",))
)
ENTITY_NAME = ReadModel("entity_name", ("folded", "name", "key", "type"), indexes=(("folded",), ("key",)))
DESCRIPTION = ReadModel("description", ("key", "description"), indexes=(("key",),))
MERGED = ReadModel("merged", ("key", "kept", "at_position"), indexes=(("key",), ("kept",)))
TOP_SPEED = ReadModel("top_speed", ("craft", "speed"))
APART = ReadModel("apart", ("a", "b", "at_position"), indexes=(("a",), ("b",)))
WITHIN = ReadModel("within", ("key", "above"), indexes=(("above",),))
TOPIC = ReadModel("topic", ("name", "description"), indexes=(("name",),))
DOCUMENT = ReadModel(
    "document",
    (
        "key",
        "outlet",
        "outlet_name",
        "title",
        "published",
        "pub_first",
        "pub_last",
        "uncertain",
        "affair",
        "address",
        "description",
    ),
    indexes=(("key",), ("outlet",), ("address",)),
)
EDITION = ReadModel(
    "edition",
    ("document", "edition", "sha256", "length", "parts", "published", "retrieved", "recorded", "at_position"),
    published=True,
    indexes=(("sha256",),),
)
CLAIM = ReadModel(
    "claim",
    (
        "claim",
        "version",
        "state",
        "corrected",
        "kind",
        "headline",
        "stance",
        "hedge",
        "document",
        "outlet",
        "outlet_name",
        "title",
        "published",
        "affair",
        "chain",
        "unknown",
        "bases",
        "paragraph",
        "event_from",
        "event_to",
        "event_edtf",
        "content",
        "identity",
        "entered",
        "recorded",
        "at_position",
        "stands_at",
    ),
    published=True,
    indexes=(("document",), ("identity",), ("outlet",), ("at_position",)),
)
VOICE = ReadModel(
    "voice",
    ("claim", "branch", "step", "source", "name", "house", "house_name", "role", "relay", "said", "work"),
    published=True,
    indexes=(("source",), ("house",)),
)
MENTION = ReadModel(
    "mention",
    ("claim", "entity", "kind"),
    published=True,
    indexes=(("entity", "pub_from", "rec_from"), ("entity", "kind", "pub_from")),
)
HOLDING = ReadModel(
    "holding",
    ("claim", "branch", "position", "family", "document", "outlet_name", "source", "source_name", "house", "house_name",
     "said", "work", "hedged", "saying"),
    published=True,
    indexes=(
        ("position", "pub_from", "unit", "pub_to", "rec_from", "rec_to"), ("position", "source", "rec_to"),
        ("family", "source"), ("house",),
    ),
)  # fmt: skip
"""`saying` stands for all that the claim says, with what it mainly says; `hedged`: it says so with a hedge (0 or 1)."""
TELLING = ReadModel(
    "telling",
    ("position", "matter", "source", "said", "work", "hedged", "document"),
    indexes=(("matter", "source", "rec_to", "said", "work"),),
)
"""One position as passed on from one utterance, with a hedge or without; `document` is the one that does, or `*` where
several do."""
POSITION = ReadModel(
    "position",
    (
        "position",
        "family",
        "anchor",
        "attribute",
        "question",
        "subject",
        "label",
        "value",
        "value_json",
        "mode",
        "undated",
        "when_edtf",
        "event_from",
        "event_to",
        "shown",
        "sort",
        "span",
    ),
    indexes=(
        ("family", "anchor", "span", "event_to", "rec_from"),
        ("family", "anchor", "sort", "event_to"),
    ),
)
"""`span` says roughly how long its time is (`SPANS`), so that what was going on up to a day is found by its end."""
CLASH = ReadModel(
    "clash",
    ("contest", "subject", "label", "a", "b", "verdict", "reason", "because", "source", "a_said", "b_said", "hedged"),
    indexes=(("contest", "verdict"), ("a", "verdict"), ("b", "verdict")),
)
"""`hedged` (0 or 1): what the two differ in is that `a` is told with a hedge and `b` without."""
ASKED = ReadModel("asked", ("contest", "entity"), indexes=(("entity", "contest"),))
"""Whom the questions of two positions that clash are about, unit by unit as in `CLASH`; topics left out."""
RELIANCE = ReadModel("reliance", ("claim", "upon"), indexes=(("upon",),))
RULING = ReadModel(
    "ruling",
    ("contest", "verdict", "holds", "weighed", "reason", "editor", "ruled", "at_position", "question"),
    indexes=(("contest",),),
)
"""Every ruling for good, one unit each; of those on one contest the last counts. `question` is what the contest asked,
in the keys of that day."""
RATING = ReadModel("rating", ("source", "letter", "reason", "rater", "rated", "at_position"), indexes=(("source",),))
ASSESSMENT = ReadModel(
    "assessment",
    ("claim", "credibility", "likelihood", "confidence", "sealed", "assessor", "assessed", "at_position"),
    indexes=(("claim",), ("credibility",)),
)
REVIEW = ReadModel("review", ("claim", "outcome", "saw", "reason", "reviewer", "reviewed", "at_position"))
"""The last review of a claim; it holds for the entry that it saw (`stands_at` of the claim)."""
UNDONE = ReadModel("undone", ("batch", "undoing", "reason", "editor", "undone", "at_position"))
"""The undoings of a batch that count, one at most as commands have it: as long as one does, its events do not."""
SUBJECT_EVENT = ReadModel("subject_event", ("subject", "at_position"), indexes=(("at_position",),))
"""The events that befell a subject; a row stands as long as its event counts."""

MODELS = (
    DESCRIPTION,
    ENTITY,
    ENTITY_NAME,
    MERGED,
    APART,
    TOP_SPEED,
    WITHIN,
    TOPIC,
    DOCUMENT,
    EDITION,
    CLAIM,
    VOICE,
    MENTION,
    HOLDING,
    TELLING,
    POSITION,
    CLASH,
    ASKED,
    RELIANCE,
    RULING,
    RATING,
    ASSESSMENT,
    REVIEW,
    UNDONE,
    SUBJECT_EVENT,
)
TABLES = {model.name: model.table(metadata) for model in MODELS}

projection = Table(
    "projection",
    metadata,
    Column("name", words(), nullable=False),
    Column("version", whole(), nullable=False),
    Column("position", whole(), nullable=False),
    Column("digest", words(), nullable=False),
    PrimaryKeyConstraint("name"),
    sqlite_strict=True,
)
