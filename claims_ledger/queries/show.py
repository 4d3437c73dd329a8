"""`claims show ID`: one thing in full, with its history."""

import re
from typing import Any

from claims_ledger.domain.errors import NotFoundError
from claims_ledger.queries.about import find_position
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contest_items
from claims_ledger.queries.identities import merges_of
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.names import CRAFT, Named, find
from claims_ledger.queries.rulings import ruling_history
from claims_ledger.queries.show_claim import claim_card
from claims_ledger.queries.show_record import batch_card, event_card, event_id
from claims_ledger.queries.show_things import document_card, entity_card, lost_contest_card, position_card, topic_card
from claims_ledger.queries.status import status_items
from claims_ledger.store.reader import Reader

_NUMBER = re.compile(r"#?([0-9]{1,18})", re.ASCII)


def show(reader: Reader, clocks: Clocks, *, id: str) -> Listing:
    """What goes by an id, a name, or the number of a position of the record: one item, told apart by `what`.

    A contest in force is an item of `contested`; a vessel or aircraft one of `status`, with what was `merged` into it.
    Raises NotFoundError with the nearest names, AmbiguousError with the candidates.
    """
    words = id.strip()
    number = _NUMBER.fullmatch(words)
    if number is not None:
        return clocks.listing([event_card(reader, clocks, int(number[1]))])
    position = find_position(reader, clocks, words)
    if position is not None:
        return clocks.listing([position_card(reader, clocks, *position)])
    return clocks.listing([_card(reader, clocks, find(reader, clocks, words))])


def _card(reader: Reader, clocks: Clocks, named: Named) -> dict[str, Any]:
    match named.sort:
        case "claim":
            return claim_card(reader, clocks, named.key)
        case "contest":
            items = contest_items(reader, clocks, named.key, everything=True)
            if not items:
                return lost_contest_card(reader, clocks, named)
            return {"what": "contest", **items[0], "rulings": ruling_history(reader, clocks, named.key)}
        case "document":
            return document_card(reader, clocks, named.key)
        case "entity" if named.type in CRAFT:
            merged = merges_of(reader, clocks, [named.key]).get(named.key, [])
            return {"what": "entity", **status_items(reader, clocks, [named.key])[0], "merged": merged}
        case "entity":
            return entity_card(reader, clocks, named.key)
        case "topic":
            return topic_card(reader, clocks, named.key)
        case "batch":
            return batch_card(reader, clocks, named.key)
        case "event":
            return event_card(reader, clocks, event_id(reader, named.key))
    raise NotFoundError(f"nothing is known of {named.key}", "see: claims log")
