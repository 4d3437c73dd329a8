"""The read models: thrown away and folded again at will, so that later revisions may simply rebuild them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# name: (columns of words and, with +, of whole numbers; indexes)
READ_MODELS: dict[str, tuple[str, tuple[str, ...]]] = {
    "entity": (
        "key type name house house_name party description",
        ("unit rec_to", "key", "house"),
    ),
    "entity_name": (
        "folded name key type",
        ("unit rec_to", "folded", "key"),
    ),
    "description": (
        "key description",
        ("unit rec_to", "key"),
    ),
    "merged": (
        "key kept +at_position",
        ("unit rec_to", "key", "kept"),
    ),
    "top_speed": (
        "craft speed",
        ("unit rec_to",),
    ),
    "apart": (
        "a b +at_position",
        ("unit rec_to", "a", "b"),
    ),
    "within": (
        "key above",
        ("unit rec_to", "above"),
    ),
    "topic": (
        "name description",
        ("unit rec_to", "name"),
    ),
    "document": (
        "key outlet outlet_name title published +pub_first +pub_last +uncertain affair address description",
        ("unit rec_to", "key", "outlet", "address"),
    ),
    "edition": (
        "document +edition sha256 +length parts published retrieved recorded +at_position +pub_from +pub_to",
        ("unit rec_to", "sha256"),
    ),
    "claim": (
        "claim +version state +corrected kind headline stance hedge document outlet outlet_name title "
        "published affair chain +unknown bases paragraph +event_from +event_to event_edtf content "
        "identity entered recorded +at_position +stands_at +pub_from +pub_to",
        ("unit rec_to", "document", "identity", "outlet", "at_position"),
    ),
    "voice": (
        "claim +branch +step source name house house_name role relay said work +pub_from +pub_to",
        ("unit rec_to", "source", "house"),
    ),
    "mention": (
        "claim entity kind +pub_from +pub_to",
        ("unit rec_to", "entity pub_from rec_from", "entity kind pub_from"),
    ),
    "holding": (
        "claim +branch position family document outlet_name source source_name house house_name said "
        "work +hedged saying +pub_from +pub_to",
        (
            "unit rec_to",
            "position pub_from unit pub_to rec_from rec_to",
            "position source rec_to",
            "family source",
            "house",
        ),
    ),
    "telling": (
        "position matter source said work +hedged document",
        ("unit rec_to", "matter source rec_to said work"),
    ),
    "position": (
        "position family anchor attribute question subject label value value_json mode +undated "
        "when_edtf +event_from +event_to shown sort +span",
        ("unit rec_to", "family anchor span event_to rec_from", "family anchor sort event_to"),
    ),
    "clash": (
        "contest subject label a b verdict reason because source a_said b_said +hedged",
        ("unit rec_to", "contest verdict", "a verdict", "b verdict"),
    ),
    "asked": (
        "contest entity",
        ("unit rec_to", "entity contest"),
    ),
    "reliance": (
        "claim upon",
        ("unit rec_to", "upon"),
    ),
    "ruling": (
        "contest verdict holds weighed reason editor ruled +at_position question",
        ("unit rec_to", "contest"),
    ),
    "rating": (
        "source letter reason rater rated +at_position",
        ("unit rec_to", "source"),
    ),
    "assessment": (
        "claim credibility likelihood confidence sealed assessor assessed +at_position",
        ("unit rec_to", "claim", "credibility"),
    ),
    "review": (
        "claim outcome +saw reason reviewer reviewed +at_position",
        ("unit rec_to",),
    ),
    "undone": (
        "batch undoing reason editor undone +at_position",
        ("unit rec_to",),
    ),
    "subject_event": (
        "subject +at_position",
        ("unit rec_to", "at_position"),
    ),
}


def upgrade() -> None:
    for name, (content, indexes) in READ_MODELS.items():
        columns = [_column(column, column.lstrip("+") not in ("pub_from", "pub_to")) for column in content.split()]
        op.create_table(
            name,
            sa.Column("row", WHOLE, nullable=False),
            sa.Column("unit", WORDS, nullable=False),
            *columns,
            sa.Column("rec_from", WHOLE, nullable=False),
            sa.Column("rec_to", WHOLE, nullable=False),
            sa.PrimaryKeyConstraint("row", "rec_from", name=f"pk_{name}"),
            sqlite_strict=True,
        )
        for index in indexes:
            op.create_index(f"ix_{name}_{index.replace(' ', '_')}", name, index.split())
    op.create_table(
        "projection",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("digest", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_projection"),
        sqlite_strict=True,
    )


def _column(written: str, nullable: bool) -> sa.Column[object]:
    return sa.Column(written.lstrip("+"), WHOLE if written.startswith("+") else WORDS, nullable=nullable)
