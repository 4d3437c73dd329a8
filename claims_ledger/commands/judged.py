"""What editors judge, as the ledger holds it now: contests, and what stands on them, on sources and claims."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from claims_ledger.commands.judgements import Contest, Judged, Ruled
from claims_ledger.commands.work import Work
from claims_ledger.domain.clocks import FOREVER
from claims_ledger.domain.errors import AmbiguousError, NotFoundError
from claims_ledger.domain.ids import hedged_id
from claims_ledger.domain.ranking import CONTESTED
from claims_ledger.domain.restated import PLAIN, pairs_restated
from claims_ledger.store.read_models import ASSESSMENT, CLAIM, CLASH, HOLDING, POSITION, RATING, RULING, VOICE

_LONGEST = 13


def find_contest(work: Work, written: str) -> str:
    """The contest of an id or a unique beginning of one; of an id that it had before entities were judged to be one, as
    well. Raises NotFoundError or AmbiguousError."""
    rows = work.fold.rows
    if written.isascii() and written.isalnum() and written.startswith("x") and 1 < len(written) <= _LONGEST:
        span = (written, written + "~")
        standing = rows.open(CLASH, "DISTINCT contest", "contest >= ? AND contest < ?", span)
        standing += rows.open(RULING, "DISTINCT contest", "contest >= ? AND contest < ?", span)
        former = [] if standing else rows.select(CLASH, "DISTINCT contest", "contest >= ? AND contest < ?", span)
        known = {one for (one,) in standing} | {now for (one,) in former if (now := _contest_now(work, one))}
        if len(known) == 1:
            return str(known.pop())
        if known:
            raise AmbiguousError(f"{written} begins the ids of {len(known)} contests", ", ".join(sorted(known)[:10]))
    raise NotFoundError(f"no contest has the id {written}", "see: claims contested")


def _contest_now(work: Work, former: str) -> str | None:
    """The contest in which what clashed in another clashes by the keys of now."""
    rows = work.fold.rows
    pairs = [(a, b) for a, b in rows.select(CLASH, "DISTINCT a, b", "contest = ?", (former,))]
    sides = {side for pair in pairs for side in pair}
    plain = {id_: row for id_, *row in rows.among(POSITION, ", ".join(("unit", *PLAIN)), "unit", sides, standing=False)}
    for a, b in pairs_restated(pairs, plain, work.registry.root):
        for (found,) in rows.open(CLASH, "DISTINCT contest", "a = ? AND b = ?", (a, b)):
            return str(found)
    return None


def contest(work: Work, id_: str) -> Contest:
    """A contest with the positions that live claims hold."""
    rows = work.fold.rows
    clashes = [_Clash(*row) for row in rows.open(CLASH, ", ".join(_Clash._fields), "contest = ?", (id_,))]
    held: dict[str, set[_Held]] = defaultdict(set)
    sides = {side for clash in clashes for side in (clash.a, clash.b)}
    columns = "DISTINCT position, document, source, said, work, hedged, saying"
    for position, document, source, said, named, *told in rows.among(
        HOLDING, columns, "position", sides, "pub_to = ?", (FOREVER,)
    ):
        held[position].add(_Held(document, source, f"in {named}" if named else said, *told))
    live = [clash for clash in clashes if _both_told(clash, held)]
    shown = {
        position: (shown_as, value)
        for position, shown_as, value in rows.among(POSITION, "position, shown, value", "unit", sides)
    }
    positions = dict(side for clash in live for side in _sides(clash, shown))
    clashing = {id_ for clash in live if clash.verdict in CONTESTED for id_, _ in _sides(clash, shown)}
    return Contest(id_, positions, frozenset(clashing))


class _Clash(NamedTuple):
    a: str
    b: str
    verdict: str
    source: str
    a_said: str
    b_said: str
    hedged: int


class _Held(NamedTuple):
    document: str
    source: str
    said: str
    hedged: int
    saying: str


def _sides(clash: _Clash, shown: Mapping[str, tuple[str, str]]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Both sides, each by the id that it is shown under, and its value."""
    one, value = shown[clash.a]
    return (hedged_id(one), f"{value}, hedged") if clash.hedged else (one, value), shown[clash.b]


def reopened(work: Work, claim: str) -> list[str]:
    """The rulings that a claim opens again, a line each: they did not weigh a position that it holds."""
    rows = work.fold.rows
    lines = []
    for (position,) in rows.open(HOLDING, "DISTINCT position", "unit = ?", (claim,)):
        ((shown,),) = rows.open(POSITION, "shown", "unit = ?", (position,))
        contests = rows.open(CLASH, "DISTINCT contest, verdict", "(a = ? OR b = ?)", (position, position))
        for contest_ in sorted({id_ for id_, verdict in contests if verdict in CONTESTED}):
            last = last_ruling(work, contest_)
            if last is None:
                continue
            new = contest(work, contest_).clashing - set(json.loads(last["weighed"]))
            if new & {shown, hedged_id(shown)}:
                by = f"{last['editor']} ruled {last['verdict']} ({last['reason']})"
                lines.append(f"{claim} reopens {contest_}, on which {by}")
    return lines


def _both_told(clash: _Clash, held: Mapping[str, set[_Held]]) -> bool:
    """Whether both sides are held; of a retelling, whether two documents pass that utterance on, the one with a hedge
    that the other has not kept if that is what they differ in."""
    ours, theirs = held.get(clash.a, set()), held.get(clash.b, set())
    if not clash.source:
        return bool(ours and theirs)
    kept = {one.document for one in ours | theirs if one.source == clash.source and one.hedged}
    return any(
        one.document != other.document and (not clash.hedged or (_lost(one, other) and other.document not in kept))
        for one in ours
        if (one.source, one.said) == (clash.source, clash.a_said)
        for other in theirs
        if (other.source, other.said) == (clash.source, clash.b_said)
    )


def _lost(one: _Held, other: _Held) -> bool:
    return bool(one.hedged and not other.hedged and one.saying == other.saying)


def ruling_on(work: Work, id_: str) -> Ruled | None:
    last = last_ruling(work, id_)
    if last is None:
        return None
    return Ruled(last["verdict"], frozenset(json.loads(last["weighed"])), last["holds"], last["reason"])


def last_ruling(work: Work, id_: str) -> dict[str, Any] | None:
    """The one that counts, by column; none where it was taken back."""
    found = work.fold.rows.open(RULING, ", ".join(RULING.content), "contest = ?", (id_,))
    ruled = [dict(zip(RULING.content, row, strict=True)) for row in found]
    last = max(ruled, key=lambda one: int(one["at_position"]), default=None)
    return None if last is None or last["verdict"] == "reopen" else last


def rating_by(work: Work, source: str, rater: str) -> tuple[str, str] | None:
    """The letter and reason that a rater gave a source."""
    found = work.fold.rows.open(RATING, "at_position, letter, reason", "source = ? AND rater = ?", (source, rater))
    _, *last = max(found, default=(0,))
    return (last[0], last[1]) if last else None


def assessment_by(work: Work, claim: str, assessor: str) -> tuple[Judged, str | None] | None:
    """What an analyst judged of a claim, and the note, None where it was erased."""
    columns = "credibility, likelihood, confidence, sealed"
    found = work.fold.rows.open(ASSESSMENT, columns, "unit = ?", (f"{claim}~{assessor}",))
    for *judged, sealed in found:
        notes = [note for commitment in json.loads(sealed) if (note := work.sealed(commitment)) is not None]
        return Judged(*judged), str(notes[0]) if notes else None
    return None


def supports_of(work: Work, claim: str) -> dict[str, list[str]]:
    """The houses of known origins behind each thing that a claim says, through every live claim that says the same; of
    a claim that cannot be compared, its own."""
    rows = work.fold.rows
    held = [id_ for (id_,) in rows.open(HOLDING, "DISTINCT position", "unit = ? AND pub_to = ?", (claim, FOREVER))]
    columns = "position, family, shown, value"
    ours = rows.among(POSITION, columns, "unit", held)
    spread = {family for position, family, shown, _ in ours if shown != position}
    theirs = rows.among(POSITION, columns, "family", spread)
    wanted = {shown for _, _, shown, _ in ours}
    alike = {position: (shown, value) for position, _, shown, value in (*ours, *theirs) if shown in wanted}
    supports: dict[str, set[str]] = {alike[id_][0]: set() for id_ in held}
    known = "pub_to = ? AND house <> ''"
    told = rows.among(HOLDING, "DISTINCT position, house_name", "position", alike, known, (FOREVER,))
    for position, house in told:
        supports[alike[position][0]].add(house)
    if supports:
        values = dict(alike.values())
        return {f"{values[id_]} ({id_})": sorted(houses) for id_, houses in supports.items()}
    own = rows.open(VOICE, "DISTINCT house_name", "unit = ? AND role = 'origin' AND pub_to = ?", (claim, FOREVER))
    headline = rows.open(CLAIM, "headline", "unit = ? AND pub_to = ?", (claim, FOREVER))
    return {str(headline[0][0]) if headline else claim: sorted(house for (house,) in own)}
