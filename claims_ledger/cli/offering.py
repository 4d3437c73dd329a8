"""What may stand in one place: the values that begin as typed, each a whole one.

What a place takes is written `sort`, `sort:detail`, or several of them joined by `;`. Values made of several (`each of
A & B`, chains, both ends of a route) are completed in their last part, the rest standing as it was typed.
"""

import re
from collections.abc import Callable, Iterable

from claims_ledger.domain.suggest import fold_name
from claims_ledger.domain.vocabulary import ANYTHING, CRAFT, GOODS, PARTIES, PEOPLE, PLACES, RULES, SPEAKERS
from claims_ledger.queries.offered import MOST, SOURCES, Offer, begins, names, said, topics
from claims_ledger.store.reader import Reader

TYPES: dict[str, frozenset[str]] = {
    "place": PLACES,
    "craft": CRAFT,
    "goods": GOODS,
    "source": SPEAKERS,
    "rule": RULES,
    "person": PEOPLE,
    "party": PARTIES,
    "anything": ANYTHING,
    "subject": ANYTHING - GOODS - RULES,
    "country": frozenset(["country"]),
}
"""The classes of entities that fields name, by the word that the grammar has for each."""
HOWS = ("each of", "jointly", "one of")
RELAYS = ("quoting", "translating", "syndicating", "implied", "cites")
ENDS = ("own", "?")

Open = Callable[[], Reader | None]
"""The ledger, opened when it is first asked for; None where there is none to ask."""


def offers(takes: str, typed: str, ledger: Open, document: Callable[[], str] = lambda: "") -> list[Offer]:
    """The values that a place may hold and that begin as typed; `document` is the key of the one that claims are now
    drawn from, whose own words are offered again."""
    found: list[Offer] = []
    for part in filter(None, takes.split(";")):
        sort, _, detail = part.partition(":")
        if sort == "choices":
            found += [Offer(word, exact=True) for word in detail.split("|") if _begins(word, typed)]
        elif sort != "words" and (reader := ledger()) is not None:
            again = sort == "said"
            found += said(reader, typed, detail, document()) if again else _asked(reader, sort, detail, typed)
    return list({offer.value: offer for offer in found if offer.value.isprintable()}.values())


def _asked(reader: Reader, sort: str, detail: str, typed: str) -> list[Offer]:
    if sort in SOURCES:
        return SOURCES[sort](reader, typed)
    if sort == "chain":
        return _chain(reader, typed)
    if sort == "basis":
        return _basis(reader, typed, detail.split("|"))
    types = TYPES[detail]
    if sort == "subject":
        return _subject(reader, typed, types)
    if sort == "list":
        found = _last(reader, typed, types, r".* & ")
        # One may be all: so both, and a shell stops behind it.
        first = typed and len(found) == 1 and " & " not in found[0].value
        return [*found, *_with_another(reader, found[0], types, " & ")] if first else found
    if sort == "ends":
        return _ends(reader, typed, types)
    if sort == "about":
        return [*topics(reader, typed), *names(reader, typed, types)]
    return names(reader, typed, types)


def _begins(word: str, typed: str) -> bool:
    return fold_name(word).startswith(begins(typed))


def _last(reader: Reader, typed: str, types: Iterable[str], before: str) -> list[Offer]:
    """Names for what follows the longest `before` of it; for the whole, where a name begins so."""
    found = re.match(before, typed, re.DOTALL)
    whole = names(reader, typed, types)
    if found is None or whole:
        return whole
    head = found[0]
    said = {fold_name(part) for part in re.split(r" & | \+ ", head)}
    return [
        Offer(head + one.value, one.about)
        for one in names(reader, typed[len(head) :], types)
        if fold_name(one.value) not in said
    ]


def _subject(reader: Reader, typed: str, types: Iterable[str]) -> list[Offer]:
    how = next((how for how in HOWS if fold_name(typed).startswith(f"{how} ") or begins(typed) == f"{how} "), None)
    if how is not None and len(typed) > len(how):
        head = typed[: len(how) + 1]
        rest = _last(reader, typed[len(head) :], types, r".* & ")
        if len(rest) == 1 and " & " not in rest[0].value:
            rest = _with_another(reader, rest[0], types, " & ")
        return [Offer(head + one.value, one.about) for one in rest]
    found = _last(reader, typed, types, r".* & ")
    if len(typed) > 1:
        meant = [how for how in HOWS if how.startswith(typed.casefold().rstrip())]
        found += [Offer(f"{how} {one.value}", one.about) for how in meant for one in names(reader, "", types)]
    return found


def _ends(reader: Reader, typed: str, types: Iterable[str]) -> list[Offer]:
    found = _last(reader, typed, types, r".* (?:&|\+) ")
    if len(found) == 1 and " & " not in found[0].value:
        return _with_another(reader, found[0], types, " & ")
    return found


def _with_another(reader: Reader, first: Offer, types: Iterable[str], joint: str) -> list[Offer]:
    """Where one alone says nothing: the first with each of the others, so that a shell goes on to the second."""
    others = [one for one in names(reader, "", types) if one.value != first.value]
    return [Offer(f"{first.value}{joint}{one.value}", one.about) for one in others] or [first]


def _chain(reader: Reader, typed: str) -> list[Offer]:
    """The last link of the last chain: who is passed on, with the word for how."""
    head = (re.match(r".*\s[+<]\s+", typed, re.DOTALL) or re.match("", typed))[0]  # type: ignore[index]  # "" matches
    link = typed[len(head) :]
    for relay in RELAYS:
        if link.startswith(f"{relay} "):
            head, link = head + relay + " ", link[len(relay) + 1 :]
            break
    else:
        meant = [relay for relay in RELAYS if relay.startswith(link)] if len(link) > 1 else []
        found = [*(Offer(word) for word in ENDS if link and word.startswith(link)), *names(reader, link, SPEAKERS)]
        found += [Offer(f"{relay} {one.value}", one.about) for relay in meant for one in names(reader, "", SPEAKERS)]
        if not link:
            found += [Offer("own", "it saw, counted or called itself"), Offer("?", "somebody unnamed")]
            found += [Offer(relay, "passes on whom it names next") for relay in RELAYS]
        return [Offer(head + one.value, one.about) for one in found]
    return [Offer(head + one.value, one.about) for one in names(reader, link, SPEAKERS)]


def _basis(reader: Reader, typed: str, sorts: list[str]) -> list[Offer]:
    for sort in sorts:
        head = typed[: len(sort) + 4]
        if head.casefold() == f"{sort} by ":
            return [Offer(head + one.value, one.about) for one in names(reader, typed[len(head) :], SPEAKERS)]
    return [Offer(sort) for sort in sorts if _begins(sort, typed)][:MOST]
