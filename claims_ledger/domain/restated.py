"""What a question or a position of earlier days is by the keys that entities stand under now: plain JSON in, plain JSON
and ids out, so that views may use it.

A merge changes the keys, and with them the ids of contests and positions; a claim folded anew yields the same."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from claims_ledger.domain.ids import canonical_text, digest_id

Root = Callable[[str], str]
"""What a key stands for."""
PLAIN = ("question", "value_json", "when_edtf", "mode", "undated")
"""The columns of a position's row that make it the one it is."""
_ENDS = ("between", "and")


def question_restated(plain: Mapping[str, Any], root: Root) -> dict[str, Any]:
    """A question in its canonical form, by other keys: of several that are one now, that one."""
    terms = {role: _term(role, term, root) for role, term in plain["terms"].items()}
    if terms.keys() >= set(_ENDS):
        # The two ends of a route have no order but that of their keys.
        terms |= dict(zip(_ENDS, sorted(terms[end] for end in _ENDS), strict=True))
    return {**plain, "terms": terms}


def _term(role: str, term: Any, root: Root) -> Any:
    if isinstance(term, str):
        return root(term)
    if isinstance(term, list):
        keys = sorted({root(key) for key in term})
        return keys[0] if role == "who" and len(keys) == 1 else keys
    if "one_of" in term:
        keys = sorted({root(key) for key in term["one_of"]})
        return keys[0] if len(keys) == 1 else {"one_of": keys}
    return term


def value_restated(plain: Mapping[str, Any], root: Root) -> dict[str, Any]:
    """A value as `value_json` writes it, by other keys."""
    match plain["type"]:
        case "held":
            options = {tuple(sorted(set(_parties(option, root)))) for option in plain["options"]}
            return {**plain, "options": [[list(part) for part in option] for option in sorted(options)]}
        case "at":
            return {**plain, "places": list(dict.fromkeys(root(key) for key in plain["places"]))}
        case "away":
            return {**plain, "place": plain["place"] and root(plain["place"])}
        case _:
            return dict(plain)


def _parties(option: list[list[str]], root: Root) -> Iterator[tuple[str, str]]:
    for sort, key in option:
        yield sort, root(key) if sort == "entity" else key


def contest_id_of(question: Mapping[str, Any]) -> str:
    """The same in whatever order claims came, since it is made of the question alone."""
    return digest_id("x", canonical_text(question).encode())


def position_restated(plain: Sequence[Any], root: Root) -> tuple[str, str]:
    """The ids of a position by other keys, as `position_ids` gives them, from what a row holds (`PLAIN`)."""
    question, value, when, mode, undated = plain
    timed = {"when": when, "mode": mode, "undated": bool(undated)}
    asked = question_restated(json.loads(question), root)
    return position_ids(asked, value_restated(json.loads(value), root), timed)


def pairs_restated(
    pairs: Iterable[tuple[str, str]], plain: Mapping[str, Sequence[Any]], root: Root
) -> Iterator[tuple[str, str]]:
    """Pairs of positions by other keys, the lesser id first; `plain` has what the row of each holds. Two that are one
    now are no pair any more."""
    now = {id_: position_restated(row, root)[0] for id_, row in plain.items()}
    for a, b in pairs:
        one, other = sorted((now.get(a, a), now.get(b, b)))
        if one != other:
            yield one, other


def keys_in(question: Mapping[str, Any], value: Mapping[str, Any]) -> set[str]:
    """The keys of all entities that a question or a value names."""
    found: set[str] = set()

    def note(key: str) -> str:
        found.add(key)
        return key

    question_restated(question, note)
    value_restated(value, note)
    return found


def position_ids(question: Mapping[str, Any], value: Mapping[str, Any], timed: Mapping[str, Any]) -> tuple[str, str]:
    """The id of a position, and that it is shown under: a topic's yes and no are one position each, whatever day they
    speak of. `timed` are `when`, `mode` and `undated`."""
    what = {"question": question, "value": value}
    own = digest_id("p", canonical_text({**what, **timed}).encode())
    return own, digest_id("p", canonical_text(what).encode()) if value["type"] == "stand" else own
