"""JSON Schemas of what the views answer with `-o json` (draft 2020-12), by the name of the view.

They fix what scripts rely on: every name listed is always there, absent values are null, and names may be added.
"""

from collections.abc import Mapping

from claims_ledger.domain.judgements import ITEM_RATINGS, LIKELIHOODS, RULINGS, SOURCE_RATINGS
from claims_ledger.domain.ranking import CONTESTED, VERDICTS
from claims_ledger.queries.schema_parts import (
    COUNT,
    EDTF,
    FLAG,
    ROLES,
    TEXT,
    TIME,
    Schema,
    answer,
    many,
    maybe,
    one_of,
    record,
)

DOCUMENT = record(key=TEXT, outlet=TEXT, published=EDTF, title=TEXT)
VOICES: Mapping[str, Schema] = {
    "outlets": many(TEXT),
    "origins": {**many(TEXT), "description": "houses of known origins"},
    "unknown": {**COUNT, "description": "claims of unknown lineage, never counted as independent"},
    "bases": {**many(TEXT), "description": "distinct evidence"},
}
_RELAYS = ("cites", "quoting", "translating", "syndicating", "implied")
LINK = record(
    source={**TEXT, "description": "? for somebody unnamed"},
    relay=maybe(one_of("own", *_RELAYS)),
    on={**maybe(TEXT), "description": "EDTF, or `in` and a named work"},
    role={**maybe(one_of(*ROLES)), "description": "a chain without an origin is of unknown lineage"},
)
CHAIN = {**many(LINK), "description": "outermost first"}

_SAID: Mapping[str, Schema] = {
    "stance": one_of("assert", "deny", "doubt", "no-comment", "not-found", "predict"),
    "hedge": maybe(TEXT),
    "published": EDTF,
    "recorded_at": TIME,
    "contested": FLAG,
    "corrected": FLAG,
    "retracted": FLAG,
}
_NAMES: Schema = {**many(TEXT), "description": "who is passed on, outermost first, the outlet left out"}
_CLAIM: Mapping[str, Schema] = {
    "id": TEXT,
    "kind": TEXT,
    "headline": TEXT,
    "document": DOCUMENT,
    "role": one_of(*ROLES),
    "chain": _NAMES,
    **_SAID,
}
_REVIEWED = one_of("waiting", "accepted", "sent back")
CLAIM = record(**_CLAIM, review={**_REVIEWED, "description": "whether somebody else saw it as it stands"})
AUDITED = record(**_CLAIM, source={**TEXT, "description": "which part of the house it was"})
DATED = record(**{name: schema for name, schema in _CLAIM.items() if name not in ("role", "hedge")}, when=maybe(EDTF))
FOUND = record(
    "a claim, or a thing, topic or document, of which what it lacks is null",
    **{name: schema if name in ("id", "kind", "headline") else maybe(schema) for name, schema in _CLAIM.items()},
    found={**TEXT, "description": "text around the hit"},
)

RULING: Mapping[str, Schema] = {
    "by": TEXT,
    "at": TIME,
    "verdict": one_of("confirm", "dismiss", "decide"),
    "reason": TEXT,
    "holds": {**maybe(TEXT), "description": "the position that holds, of a ruling that decides"},
}
_HELD = record(
    value=TEXT,
    when=maybe(EDTF),
    claims=many(TEXT),
    **VOICES,
    holds={**maybe(FLAG), "description": "whether it holds by an editor's decision; null where nobody decided"},
)
STATE = record(
    "value and when are null where positions clash, unless an editor decided",
    value=maybe(TEXT),
    when=maybe(EDTF),
    contested=FLAG,
    ruling=maybe(record(contest=TEXT, **RULING)),
    positions=many(_HELD),
)
_STATUS: Mapping[str, Schema] = {
    "id": TEXT,
    "name": TEXT,
    "type": one_of("vessel", "aircraft"),
    "location": maybe(STATE),
    "condition": maybe(STATE),
    "owner": maybe(STATE),
    "flag": maybe(STATE),
    "identifiers": many(record(scheme=TEXT, value=TEXT, contested=FLAG)),
    "sanctions": many(
        record(
            by=maybe(TEXT),
            when=maybe(EDTF),
            **{"for": maybe(TEXT)},
            claims=many(TEXT),
            **VOICES,
        )
    ),
    "last_report": maybe(EDTF),
    "contests": many(TEXT),
}
_CONTEST: Mapping[str, Schema] = {
    "id": TEXT,
    "verdict": one_of(*VERDICTS),
    "reasons": many(TEXT),
    "subject": TEXT,
    "attribute": TEXT,
    "explanation": TEXT,
    "same_origin": FLAG,
    "ruling": {**maybe(record(**RULING)), "description": "null also where the contest was reopened"},
    "reopened_by": {**many(TEXT), "description": "positions that joined since a ruling and were not weighed"},
    "positions": many(
        record(id=TEXT, value=TEXT, when=maybe(EDTF), claims=many(TEXT), documents=many(DOCUMENT), **VOICES)
    ),
    "clashes": many(record(a=TEXT, b=TEXT, verdict=one_of(*VERDICTS), reason=TEXT, explanation=TEXT)),
}
_UTTERANCE = record(source=TEXT, on={**maybe(TEXT), "description": "EDTF, or `in` and a named work"})
_CHOKE = record(
    "a house without which so many of the claims lose all their known support, and positions everyone who holds them",
    source=TEXT,
    supports=COUNT,
    of=COUNT,
    positions=COUNT,
    of_positions=COUNT,
)
_REPORT = record(
    "a document; days are counted from the latest day of an uncertain publication",
    document=DOCUMENT,
    claims=many(TEXT),
    uncertain=FLAG,
    lag={**COUNT, "description": "days after the first report"},
    tellings=many(
        record(
            source=TEXT,
            on={**maybe(TEXT), "description": "EDTF, or `in` and a named work"},
            lag={**maybe(COUNT), "description": "days after that was said; null where its day is not told"},
        )
    ),
    changed=many(
        record(
            "what it says otherwise than other tellings of the same utterance",
            what=one_of("value", "date", "hedge", "basis"),
            about=TEXT,
            here=maybe(TEXT),
            elsewhere=many(record(outlet=TEXT, said=maybe(TEXT))),
        )
    ),
)
_LINEAGE = record(
    id={**maybe(TEXT), "description": "null for everything"},
    headline=TEXT,
    **VOICES,
    utterances=many(_UTTERANCE),
    first={**maybe(DOCUMENT), "description": "the first report; of a claim, of everyone who carries the same"},
    reports={**many(_REPORT), "description": "in the order of publication"},
    relays=many(record(source=TEXT, house=TEXT, relay=one_of(*_RELAYS), chains=COUNT)),
    loops=many(record("those who cite each other in a circle", sources=many(TEXT), claims=many(TEXT))),
    choke_points=many(_CHOKE),
    chains=many(CHAIN),
)

RATING = record(
    by=TEXT, at=TIME, letter=one_of(*SOURCE_RATINGS), means=TEXT, reason=TEXT,
    lints={**many(TEXT), "description": "what is odd about it"},
)  # fmt: skip
_ASSESSMENT = record(
    by=TEXT,
    at=TIME,
    credibility=maybe(one_of(*ITEM_RATINGS)),
    likelihood=maybe(one_of(*LIKELIHOODS)),
    confidence=maybe(one_of("low", "moderate", "high")),
    note={**maybe(TEXT), "description": "the reason; null where it was erased"},
    lints={**many(TEXT), "description": "what is odd about it"},
)
_UNDONE = {
    **maybe(record(batch=TEXT, by=TEXT, at=TIME, reason=TEXT)),
    "description": "the undoing, where it was taken back",
}
_RULED = record(**{**RULING, "verdict": one_of(*RULINGS)}, weighed=many(TEXT), undone=_UNDONE)
_EVENT: Mapping[str, Schema] = {
    "position": COUNT,
    "type": TEXT,
    "recorded_at": TIME,
    "actor": TEXT,
    "what": TEXT,
    "undone": _UNDONE,
}
_CONTEST_LINE = record(id=TEXT, verdict=one_of(*CONTESTED), subject=TEXT, attribute=TEXT)
_VERSION = record(
    "a version, or the desk's amendment of one",
    version=COUNT,
    by=maybe(one_of("outlet", "desk")),
    published=maybe(EDTF),
    recorded_at=TIME,
    position=COUNT,
    changes=many(record(field=TEXT, before=maybe(TEXT), after=maybe(TEXT))),
    reason=maybe(TEXT),
)
_ANCHOR = maybe(
    record(
        "where a quote was found: the edition of the document's text, and the words before and after it",
        edition=COUNT,
        prefix=TEXT,
        suffix=TEXT,
    )
)
_CARD = record(
    id=TEXT,
    kind=TEXT,
    what=one_of("claim", "contest", "document", "entity", "topic", "position", "batch", "event"),
    headline=TEXT,
    fields=many(record(name=TEXT, value=TEXT)),
    document=maybe(DOCUMENT),
    stance=maybe(_SAID["stance"]),
    hedge=maybe(TEXT),
    chain={**CHAIN, "description": "the first of chains"},
    chains=many(CHAIN),
    sourcing={**maybe(TEXT), "description": "part of an English sentence, ready to print"},
    basis=many(TEXT),
    paragraph=maybe(TEXT),
    quote=maybe(TEXT),
    anchor=_ANCHOR,
    translation=maybe(TEXT),
    note=maybe(TEXT),
    published=maybe(EDTF),
    recorded_at=maybe(TIME),
    contested=maybe(FLAG),
    corrected=maybe(FLAG),
    retracted=maybe(FLAG),
    withdrawn=maybe(FLAG),
    review=maybe(record(state=_REVIEWED, by=maybe(TEXT), at=maybe(TIME), reason=maybe(TEXT))),
    ratings=many(RATING),
    assessments=many(_ASSESSMENT),
    rulings=many(_RULED),
    versions=many(_VERSION),
    contests=many(_CONTEST_LINE),
    events=many(record(**_EVENT)),
)

_CHANGED: Mapping[str, Schema] = {
    "change": one_of("gained", "changed", "lost", "contested", "settled"),
    "what": TEXT,
    "before": maybe(TEXT),
    "after": maybe(TEXT),
    "claims": many(TEXT),
    "because": many(record(outlet=maybe(TEXT), published=EDTF, reason=maybe(TEXT))),
}
_CHANGE = record(**_CHANGED)

_GAP: Mapping[str, Schema] = {
    "gap": one_of("origin", "lineage", "locator", "date", "rating", "vessel", "ruling", "judgement"),
    "id": TEXT,
    "name": TEXT,
    "what": TEXT,
    "since": maybe(EDTF),
}

_FALLS = record(id=TEXT, headline=TEXT, document=DOCUMENT, chains=many(CHAIN))
_IMPACT = record(
    "what would become of the ledger if this were taken back",
    id=TEXT,
    headline=TEXT,
    sort=one_of("claim", "document", "source", "utterance"),
    falls={**many(_FALLS), "description": "claims that lose every chain"},
    weakened={**many(_FALLS), "description": "claims that lose some of several chains, with those that are left"},
    positions={
        **many(record(id=TEXT, subject=TEXT, attribute=TEXT, value=TEXT, when=maybe(EDTF))),
        "description": "that nobody would hold",
    },
    contests=many(
        record(
            "after is null where it would settle; lost: values that would stand no more",
            id=TEXT,
            subject=TEXT,
            attribute=TEXT,
            before=one_of(*CONTESTED),
            after=maybe(one_of(*CONTESTED)),
            lost=many(TEXT),
        )
    ),
    statuses=many(record(id=TEXT, name=TEXT, line=TEXT, before=maybe(TEXT), after=maybe(TEXT))),
)
_BLAME = record(
    "one value of one attribute",
    id={**maybe(TEXT), "description": "of the position; null for what is never compared, or only registered"},
    attribute=TEXT,
    value=TEXT,
    when=maybe(EDTF),
    since={**maybe(EDTF), "description": "publication of the first report that stands"},
    by={**TEXT, "description": "its outlet, or the registry"},
    spoke={**many(TEXT), "description": "those who speak as origins"},
    contested=FLAG,
    contests=many(TEXT),
    claims=many(TEXT),
    **VOICES,
)
_DECIMAL: Schema = {**maybe(TEXT), "description": "a decimal; null where it is not bounded"}
_QUANTITY = record(
    id=TEXT,
    question=TEXT,
    when=maybe(EDTF),
    value=TEXT,
    low=_DECIMAL,
    high=_DECIMAL,
    bound=one_of("exact", "floor", "ceiling", "range", "estimate", "vague"),
    unit=TEXT,
    contested=FLAG,
    since=EDTF,
    **VOICES,
    claims=many(TEXT),
)

_DOCUMENT: Mapping[str, Schema] = {
    "key": TEXT,
    "outlet": TEXT,
    "title": TEXT,
    "published": EDTF,
    "url": maybe(TEXT),
    "language": maybe(TEXT),
    "affair": maybe(TEXT),
    "claims": COUNT,
    "contested": COUNT,
}
_EDITION = record(
    "one text that was filed of it",
    edition=COUNT,
    sha256=TEXT,
    length={**COUNT, "description": "in bytes"},
    published={**maybe(EDTF), "description": "its own day, where that was said"},
    retrieved=maybe(EDTF),
    recorded_at=TIME,
)
_DRAWN = record(
    "a claim of the document",
    id=TEXT,
    headline=TEXT,
    paragraph={**maybe(TEXT), "description": "as it was entered"},
    stance=_SAID["stance"],
    hedge=maybe(TEXT),
    quote=maybe(TEXT),
    translation=maybe(TEXT),
    anchor=_ANCHOR,
    quote_in_text={**maybe(FLAG), "description": "whether the text shown has the quote; null without either"},
    contested=FLAG,
    corrected=FLAG,
    retracted=FLAG,
)
_PARAGRAPH = record(
    block={**maybe(COUNT), "description": "which block of the text, counted from 1"},
    paragraph={**maybe(TEXT), "description": "a number, headline, standfirst, caption N; null for furniture"},
    text=maybe(TEXT),
    claims=many(_DRAWN),
)

_JUDGED: Mapping[str, Schema] = {"by": TEXT, "at": TIME, "reason": TEXT, "position": COUNT}
_MERGED = many(record(key=TEXT, name=TEXT, into=TEXT, **_JUDGED))

VIEWS: dict[str, Schema] = {
    "status": answer("claims status", record(**_STATUS)),
    "contested": answer("claims contested", record(**_CONTEST)),
    "sources": answer("claims sources", _LINEAGE),
    "impact": answer("claims impact", _IMPACT),
    "blame": answer("claims blame", _BLAME),
    "series": answer("claims series", _QUANTITY),
    "audit": answer("claims audit", AUDITED),
    "list": answer("claims list", CLAIM),
    "timeline": answer("claims timeline", DATED),
    "search": answer("claims search", FOUND),
    "diff": answer("claims diff", _CHANGE),
    "show": answer(
        "claims show",
        _CARD,
        record("a contest in force", what=one_of("contest"), **_CONTEST, rulings=many(_RULED)),
        record("a vessel or aircraft", what=one_of("entity"), **_STATUS, merged=_MERGED),
    ),
    "log": answer("claims log", record(id=TEXT, batch=TEXT, **_EVENT)),
    "brief": answer(
        "claims brief",
        record(section=one_of("vessels"), **_STATUS),
        record(section=one_of("contested"), **_CONTEST),
        record("with --since or --since-last", section=one_of("new"), **_CHANGED),
        record(
            "with --since-last; position and recorded_at are null the first time",
            section=one_of("since"),
            position=maybe(COUNT),
            recorded_at=maybe(TIME),
            upto=COUNT,
            first=FLAG,
            events=COUNT,
            by=many(record(actor=TEXT, events=COUNT)),
        ),
        record(
            "what waits for a second pair of eyes; yours: what was sent back to whoever asks",
            section=one_of("review"),
            waiting=COUNT,
            sent_back=COUNT,
            yours=many(record(id=TEXT, headline=TEXT, by=TEXT, at=TIME, reason=maybe(TEXT))),
        ),
        record(section=one_of("latest"), document=DOCUMENT, claims=COUNT, contested=COUNT, headlines=many(TEXT)),
        record(
            section=one_of("lone"),
            source=TEXT,
            bases=many(TEXT),
            supports=COUNT,
            of=COUNT,
            outlets=many(TEXT),
            subjects=many(TEXT),
        ),
        record(
            "a vessel with its gap, or another sort of gap and how many there are",
            section=one_of("gaps"),
            **_GAP,
        ),
    ),
    "gaps": answer("claims gaps", record(**_GAP)),
    "source": answer(
        "claims source list, claims source show",
        record(
            key=TEXT,
            name=TEXT,
            type=TEXT,
            house=TEXT,
            party=many(TEXT),
            names=many(TEXT),
            documents=COUNT,
            claims=COUNT,
            ratings=many(RATING),
        ),
    ),
    "entity": answer(
        "claims entity list, claims entity show",
        record(
            key=TEXT,
            id=TEXT,
            name=TEXT,
            type=TEXT,
            names=many(TEXT),
            part_of=maybe(TEXT),
            within=maybe(TEXT),
            members=many(TEXT),
            identifiers=many(record(scheme=TEXT, value=TEXT)),
            former_names=many(record(name=TEXT, when=maybe(EDTF), contested=FLAG, claims=many(TEXT), **VOICES)),
            merged=_MERGED,
            apart=many(record(key=TEXT, name=TEXT, **_JUDGED)),
            claims=COUNT,
        ),
    ),
    "candidates": answer(
        "claims entity candidates",
        record(
            "a pair that may be one; key and type of a are null for a name that nothing has",
            id=TEXT,
            a=record(key=maybe(TEXT), name=TEXT, type=maybe(TEXT)),
            b=record(key=maybe(TEXT), name=TEXT, type=maybe(TEXT)),
            reasons=many(TEXT),
            score={**COUNT, "description": "for the order only"},
        ),
    ),
    "document": answer(
        "claims document list, claims document show",
        record(**_DOCUMENT),
        record(
            "one document, with its text",
            **_DOCUMENT,
            edition={**maybe(COUNT), "description": "the one shown; null where no text is filed"},
            editions=many(_EDITION),
            text=one_of("none", "kept", "erased"),
            paragraphs=many(_PARAGRAPH),
            bare={**many(TEXT), "description": "paragraphs of the text that no claim is drawn from"},
            without_paragraph=many(_DRAWN),
            paragraph_not_in_text=many(_DRAWN),
        ),
    ),
    "document-diff": answer(
        "claims document diff",
        record(
            "a paragraph that is another in a later edition",
            key=TEXT,
            before=COUNT,
            after=COUNT,
            change=one_of("changed", "added", "removed"),
            paragraph_before=maybe(TEXT),
            paragraph_after=maybe(TEXT),
            text_before=maybe(TEXT),
            text_after=maybe(TEXT),
            words={**many(many(TEXT)), "description": "runs of words, each with its mark before it: =, - or +"},
        ),
    ),
    "topic": answer(
        "claims topic list, claims topic show",
        record(
            name=TEXT,
            pattern={"type": "object", "properties": dict.fromkeys(("from", "to", "goods", "within"), TEXT)},
            claims=COUNT,
        ),
    ),
}
