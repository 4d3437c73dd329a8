"""On whose word: outlet → … → origin, as the document itself puts it.

Written outermost first after the outlet: `AFP < quoting Shin Won-sik on 2024-02-26`. `own` means the outlet saw,
counted or called itself; nothing at all means its own voice, of unknown lineage; `?` means somebody unnamed; `A + B`
are separate chains, each whole.
"""

import re
from dataclasses import dataclass, replace
from typing import Any, Literal

from claims_ledger.domain.dates import Period, Published, read_period
from claims_ledger.domain.dates.point_words import names_a_work
from claims_ledger.domain.entities import SPEAKERS, Ref
from claims_ledger.domain.errors import ReadingError, SeveralError
from claims_ledger.domain.registry import Registry

Relay = Literal["cites", "quoting", "translating", "syndicating", "implied"]
End = Literal["source", "own", "unsaid", "somebody"]
RELAYS: tuple[Relay, ...] = ("cites", "quoting", "translating", "syndicating", "implied")
MOST_LINKS = 16


@dataclass(frozen=True, slots=True)
class Link:
    """One step away from the outlet: who was passed on, how, and when or in which work that one spoke; a work may carry
    its day with it ("a study of 2020")."""

    source: Ref
    relay: Relay = "cites"
    on: Period | None = None
    work: str | None = None

    def __str__(self) -> str:
        how = "" if self.relay == "cites" else f"{self.relay} "
        said = f" in {self.work}" if self.work else f" on {self.on.words}" if self.on else ""
        return f"{how}{self.source}{said}"

    def to_json(self) -> dict[str, Any]:
        plain: dict[str, Any] = {"source": self.source.stored, "relay": self.relay}
        if self.on is not None:
            plain["on"] = self.on.to_json()
        if self.work is not None:
            plain["work"] = self.work
        return plain

    @classmethod
    def from_json(cls, plain: dict[str, Any], registry: Registry) -> "Link":
        on = plain.get("on")
        return cls(
            registry.ref(plain["source"]),
            plain["relay"],
            None if on is None else Period.from_json(on),
            plain.get("work"),
        )


@dataclass(frozen=True, slots=True)
class Branch:
    """One chain: its links after the outlet, and how it ends.

    `source`: the last link is the origin. `own`: the last link (or the outlet, when there is none) is the origin of
    what it saw itself. `unsaid`: the last speaker's own voice, lineage unknown. `somebody`: an unnamed somebody,
    unknown too.
    """

    links: tuple[Link, ...] = ()
    end: End = "unsaid"

    def under(self, heads: tuple[Link, ...]) -> "Branch":
        """This chain as it stands in a document whose every chain runs through `heads`; a loop collapses to its first
        pass."""
        kept: list[Link] = []
        for link in (*heads, *self.links):
            passed = [other.source for other in kept]
            if link.source in passed:
                kept = kept[: passed.index(link.source)]
            kept.append(link)
        return replace(self, links=tuple(kept))

    def __str__(self) -> str:
        tail = {"own": ["own"], "somebody": ["?"]}.get(self.end, [])
        return " < ".join([*map(str, self.links), *tail])

    def to_json(self) -> dict[str, Any]:
        return {"links": [link.to_json() for link in self.links], "end": self.end}

    @classmethod
    def from_json(cls, plain: dict[str, Any], registry: Registry) -> "Branch":
        return cls(tuple(Link.from_json(link, registry) for link in plain["links"]), plain["end"])


UNSAID = (Branch(),)


def read_chain(words: str, registry: Registry, published: Published | None) -> tuple[Branch, ...]:
    """The chains that `words` write down. Raises ReadingError for an unknown or unclear source, and for one that spoke
    after the document was published."""
    if not words.strip():
        return UNSAID
    return tuple(_read_branch(part, registry, published) for part in re.split(r"\s\+\s", words.strip()))


def read_links(words: str, registry: Registry, published: Published | None) -> tuple[Link, ...]:
    """The links of a document's own `via`: named sources only."""
    branches = read_chain(words, registry, published)
    if len(branches) != 1 or branches[0].end != "source":
        raise ReadingError(f"{words!r} cannot head every chain of a document", "name one chain of sources")
    return branches[0].links


def _read_branch(words: str, registry: Registry, published: Published | None) -> Branch:
    steps = [step.strip() for step in re.split(r"(?:^|(?<=\s))<(?=\s|$)", words)]
    if len(steps) > MOST_LINKS:
        raise ReadingError(f"a chain of {len(steps)} links", f"{MOST_LINKS} links at most")
    end: End = "source"
    if steps[-1] in ("own", "?"):
        end = "own" if steps.pop() == "own" else "somebody"
    if any(step in ("own", "?", "") for step in steps):
        raise ReadingError(
            f"{words!r} breaks off inside", "own and ? stand at the end of a chain, links between < and <"
        )
    return Branch(tuple(_read_link(step, registry, published) for step in steps), end)


def _read_link(words: str, registry: Registry, published: Published | None) -> Link:
    relay: Relay = "cites"
    first, _, rest = words.partition(" ")
    for known in RELAYS:
        if first == known and rest:
            relay, words = known, rest.strip()
    name, said = _split_said(words, registry)
    source = registry.find(name, SPEAKERS, "source")
    if said is None:
        return Link(source, relay)
    how, when = said
    work = when if how == "in" and (names_a_work(when) or not _is_date(when, published)) else None
    if work is not None and not _is_date(when, published):
        return Link(source, relay, work=work)
    on = read_period(when, published)
    if published is not None and on.first is not None and not published.uncertain:
        latest = published.day.last
        if latest is not None and on.first > latest:
            raise ReadingError(
                f"{source} is quoted from {on.words}, after this document was published", "check both dates"
            )
    return Link(source, relay, on, work)


def _split_said(words: str, registry: Registry) -> tuple[str, tuple[str, str] | None]:
    """A name may itself hold `on` or `in`: the whole is tried as a name first, then the longest one before such a
    word."""
    if registry.knows(words, SPEAKERS):
        return words, None
    cuts = list(re.finditer(r"\s(on|in)\s", words))
    for cut in reversed(cuts):
        if registry.knows(words[: cut.start()].strip(), SPEAKERS):
            return words[: cut.start()].strip(), (cut.group(1), words[cut.end() :].strip())
    if cuts:
        return words[: cuts[0].start()].strip(), (cuts[0].group(1), words[cuts[0].end() :].strip())
    return words, None


def _is_date(words: str, published: Published | None) -> bool:
    try:
        read_period(words, published)
    except SeveralError:  # a date all the same, and no work of that name
        raise
    except ReadingError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Utterance:
    """An origin speaking once: its key, and the day (EDTF) or named work; with neither, it cannot be told from
    others."""

    source: str
    on: str
    work: str

    @property
    def told(self) -> bool:
        return bool(self.on or self.work)


def utterance(branch: Branch, outlet: str, published: Published, as_written: bool = False) -> Utterance | None:
    """Whose utterance a chain ends in; None where the lineage is unknown. What the outlet saw itself, it says on the
    day of publication. `as_written` names the source by the key it was written with, whatever it was merged into."""
    if branch.end not in ("source", "own"):
        return None
    if not branch.links:
        return Utterance(outlet, published.day.edtf, "")
    last = branch.links[-1]
    return Utterance(
        last.source.stored if as_written else last.source.key, last.on.edtf if last.on else "", last.work or ""
    )
