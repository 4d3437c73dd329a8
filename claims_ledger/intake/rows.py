"""A row's plain values into a claim's content: the kind's own fields, and what every claim has around them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ValidationError

from claims_ledger.domain.basis import Basis, read_basis
from claims_ledger.domain.chains import UNSAID, Branch, read_chain
from claims_ledger.domain.claim import Claim, Content, Locator
from claims_ledger.domain.dates import Published
from claims_ledger.domain.errors import ReadingError, SeveralError
from claims_ledger.domain.forms import LONGEST, Reading
from claims_ledger.domain.kinds import KINDS
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.suggest import nearest
from claims_ledger.domain.vocabulary import STANCES

AROUND = ("via", "basis", "stance", "hedge", "paragraph", "quote", "translation", "note")
LONGEST_QUOTE = 20_000


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with one part of a row: the path to it, and whether the key rather than the value is meant."""

    path: tuple[str | int, ...]
    what: str
    hint: str = ""
    at_key: bool = False
    several: bool = False
    """The words could mean more than one thing."""

    @classmethod
    def refused(cls, path: tuple[str | int, ...], name: str, error: ReadingError) -> Self:
        """Words of a field that cannot be read."""
        return cls(path, f"{name}: {error.what}", error.hint, several=isinstance(error, SeveralError))


class TroublesError(Exception):
    """All that is wrong with one row."""

    def __init__(self, troubles: list[Trouble]) -> None:
        super().__init__(f"{len(troubles)} troubles")
        self.troubles = troubles


def read_claim(row: Mapping[str, Any], registry: Registry, published: Published | None) -> Content:
    """The content that a row's words mean. Raises TroublesError with every fault of the row."""
    written = row.get("kind")
    kind = KINDS.get(written) if isinstance(written, str) else None
    if kind is None:
        raise TroublesError([_no_kind(written)])
    troubles: list[Trouble] = list(_unknown_keys(row, kind))
    fields = {name: value for name, value in row.items() if name in kind.forms()}
    claim = _claim(kind, fields, registry, published, troubles)
    around = read_around(row, registry, published, troubles)
    if troubles or claim is None:
        raise TroublesError(troubles)
    return Content(claim, **around)


def read_around(
    row: Mapping[str, Any], registry: Registry, published: Published | None, troubles: list[Trouble]
) -> dict[str, Any]:
    """What every claim has beside its kind's fields, as arguments of `Content`; faults are added to `troubles`."""
    texts = {name: _text(row, name, troubles) for name in ("hedge", "paragraph", "quote", "translation")}
    return {
        "stance": _word(row, "stance", troubles, STANCES) or "assert",
        "hedge": texts.pop("hedge"),
        "chain": _chain(row, registry, published, troubles),
        "basis": tuple(_bases(row, registry, published, troubles)),
        "locator": Locator(texts["paragraph"], texts["quote"], texts["translation"]),
    }


def _no_kind(written: Any) -> Trouble:
    if not isinstance(written, str):
        return Trouble(("kind",), "a claim without a kind", "begin it with kind: …; kinds: " + ", ".join(KINDS))
    near = nearest(written, KINDS)
    hint = f"did you mean {' or '.join(near)}?" if near else "kinds: " + ", ".join(KINDS)
    return Trouble(("kind",), f"there is no kind {written!r}", hint)


def _unknown_keys(row: Mapping[str, Any], kind: type[Claim]) -> Iterator[Trouble]:
    known = [*kind.forms(), *AROUND]
    for name in row:
        if name not in known and name not in ("kind", "document"):
            near = nearest(name, known)
            hint = f"did you mean {' or '.join(near)}?" if near else f"it has {', '.join(known)}"
            yield Trouble((name,), f"{kind.kind} has no field {name!r}", hint, at_key=True)


def _claim(
    kind: type[Claim],
    fields: Mapping[str, Any],
    registry: Registry,
    published: Published | None,
    troubles: list[Trouble],
) -> Claim | None:
    try:
        return kind.model_validate(fields, context=Reading(registry, published))
    except ValidationError as error:
        troubles += troubles_of(error, kind.kind)
        return None


def troubles_of(error: ValidationError, what: str) -> Iterator[Trouble]:
    """pydantic's errors in this program's words."""
    for each in error.errors(include_url=False, include_input=False):
        path = tuple(each["loc"])
        name = ".".join(map(str, path))
        cause = each.get("ctx", {}).get("error")
        if isinstance(cause, ReadingError):
            yield Trouble.refused(path, name or what, cause)
        elif each["type"] == "missing":
            yield Trouble(path[:-1], f"{what} needs {path[-1]}", f"add {path[-1]}: …")
        elif each["type"] == "extra_forbidden":
            yield Trouble(path, f"{what} has no field {path[-1]!r}", "", at_key=True)
        elif each["type"] == "literal_error":
            yield Trouble(path, f"{what} cannot be of that {name}", f"{name} is {each['ctx']['expected']}")
        else:
            yield Trouble(path, f"{name}: {each['msg'][:1].lower()}{each['msg'][1:]}", "see: claims schema sheet")


def _text(row: Mapping[str, Any], name: str, troubles: list[Trouble]) -> str | None:
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        troubles.append(Trouble((name,), f"{name} is no text", f"write {name}: and words, or leave it out"))
        return None
    longest = LONGEST_QUOTE if name in ("quote", "translation") else LONGEST
    if len(value) > longest:
        troubles.append(Trouble((name,), f"{name} of {len(value)} characters", f"{longest} characters at most"))
        return None
    return value.strip()


def _word(row: Mapping[str, Any], name: str, troubles: list[Trouble], words: tuple[str, ...]) -> str | None:
    value = _text(row, name, troubles)
    if value is None or value in words:
        return value
    near = nearest(value, words)
    hint = f"did you mean {' or '.join(near)}?" if near else "use " + ", ".join(words)
    troubles.append(Trouble((name,), f"{value!r} is no {name}", hint))
    return None


def _chain(
    row: Mapping[str, Any], registry: Registry, published: Published | None, troubles: list[Trouble]
) -> tuple[Branch, ...]:
    words = _text(row, "via", troubles)
    if words is None:
        return UNSAID
    try:
        return read_chain(words, registry, published)
    except ReadingError as error:
        troubles.append(Trouble.refused(("via",), "via", error))
        return UNSAID


def _bases(
    row: Mapping[str, Any], registry: Registry, published: Published | None, troubles: list[Trouble]
) -> Iterator[Basis]:
    value = row.get("basis")
    for index, words in enumerate(value if isinstance(value, list) else [] if value is None else [value]):
        path = ("basis", index) if isinstance(value, list) else ("basis",)
        try:
            if not isinstance(words, str):
                raise ReadingError(
                    "a basis is text", "write for example satellite imagery by Planet Labs of 2024-03-14"
                )
            yield read_basis(words, registry, published)
        except ReadingError as error:
            troubles.append(Trouble.refused(path, "basis", error))


_Model = TypeVar("_Model", bound=BaseModel)


def read_model(model: type[_Model], values: Mapping[str, Any], what: str) -> _Model:
    """A registry entry or document from plain values. Raises TroublesError."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise TroublesError(list(troubles_of(error, what))) from error
