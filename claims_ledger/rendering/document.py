"""`claims document show` and `claims document diff`: a text with what was drawn from it, and what became of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.blocks import (
    Beside,
    Block,
    Facts,
    Gap,
    Heading,
    Lines,
    Meaning,
    Words,
    faint,
    join,
    say,
    strong,
)
from claims_ledger.rendering.output import Column, Item, Layout, Listing, same

_NO_TEXT = {"none": "none is filed", "erased": "was erased"}
UNCHECKED = "not held against a text"


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """A document, its paragraphs with their claims, and what stands nowhere."""
    return [block for item in listing.items for block in _blocks(item)]


def _blocks(item: Item) -> Iterator[Block]:
    yield Heading(join([say(strong(str(item.get("title") or ""))), say(faint(str(item.get("key") or "")))], " · "))
    yield Facts([(label, [words]) for label, words in _facts(item) if words])
    if item["paragraphs"]:
        yield Gap()
    for one in item["paragraphs"]:
        label = one["paragraph"] or f"({one['block']})"
        text = (str(one["text"] or ""), Meaning.PLAIN if one["paragraph"] else Meaning.FAINT)
        yield Beside(str(label), say(text), [line for claim in one["claims"] for line in _claim(claim, item)])
    for name, label in (
        ("paragraph_not_in_text", "these name a paragraph that the text does not have"),
        ("without_paragraph", "these name no paragraph"),
    ):
        if item[name]:
            yield Gap()
            yield Lines([say(faint(label))])
            yield Lines([line for claim in item[name] for line in _claim(claim, item)], indent=4)


def _facts(item: Item) -> Iterator[tuple[str, Words]]:
    yield "outlet", say((str(item.get("outlet") or ""), Meaning.SOURCE))
    yield "published", say(spoken.when(str(item.get("published") or "")))
    for key in ("url", "language", "affair"):
        yield key, say(str(item.get(key) or ""))
    yield "text", _text(item)
    for key in ("claims", "contested"):
        yield key, say(str(item.get(key) or 0))
    if item["text"] == "kept":
        yield "no claim yet", say(ranges([str(one) for one in item["bare"]]) or "every paragraph has one")


def _text(item: Item) -> Words:
    editions = {one["edition"]: one for one in item["editions"]}
    shown = editions.get(item["edition"])
    if shown is None:
        return say(_NO_TEXT["none"])
    numbered = sum(1 for one in item["paragraphs"] if one["text"] and str(one["paragraph"] or "").isdecimal())
    days = [f"of {spoken.when(str(shown['published']))}" if shown["published"] else ""]
    days += [f"captured {spoken.when(str(shown['retrieved']))}" if shown["retrieved"] else ""]
    told = [
        f"edition {shown['edition']} of {len(editions)}" if len(editions) > 1 else "",
        *days,
        f"{numbered} paragraph{'' if numbered == 1 else 's'}" if item["text"] == "kept" else _NO_TEXT["erased"],
    ]
    return say(", ".join(filter(None, told)), faint(f"  SHA-256 {str(shown['sha256'])[:12]}"))


def _claim(claim: Item, item: Item) -> Iterator[Words]:
    yield join([say(faint(str(claim["id"])), " ", str(claim["headline"])), parts.marks(claim)], " · ")
    if claim.get("quote"):
        note = _held(claim, item)
        quote = say(f"  “{' '.join(str(claim['quote']).split())}”")
        translated = say(f"= “{claim['translation']}”") if claim.get("translation") else ()
        yield join([quote, translated, say(faint(f"· {note}")) if note else ()], " ")


def _held(claim: Item, item: Item) -> str:
    """What a reader has to know of a quote: that it does not stand in the text that is shown."""
    anchor = claim.get("anchor")
    if claim.get("quote_in_text"):
        return ""
    if anchor and anchor["edition"] != item["edition"]:
        return f"in edition {anchor['edition']}"
    return UNCHECKED if claim.get("quote_in_text") is None and not anchor else "not in this text"


def ranges(labels: Sequence[str]) -> str:
    """Labels in a few words: `headline, 1–3, 5`."""
    said: list[list[str]] = []
    for label in labels:
        numbers = label.isdecimal() and said and said[-1][-1].isdecimal()
        if numbers and int(label) == int(said[-1][-1]) + 1:
            said[-1].append(label)
        else:
            said.append([label])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in said)


def _rows(item: Item) -> Iterable[Item]:
    """A row for every claim of a paragraph, and for every paragraph without one."""
    about = {"key": item["key"], "edition": item["edition"]}
    for one in item["paragraphs"]:
        place = {**about, "block": one["block"], "paragraph": one["paragraph"], "text": one["text"]}
        yield from ({**place, **_said(claim)} for claim in one["claims"])
        if not one["claims"]:
            yield place
    for claim in (*item["paragraph_not_in_text"], *item["without_paragraph"]):
        yield {**about, "paragraph": claim["paragraph"], **_said(claim)}
    if not item["paragraphs"] and not item["without_paragraph"]:
        yield about


def _said(claim: Item) -> Mapping[str, object]:
    return {name: claim.get(name) for name in ("id", "headline", "quote", "translation")}


LAYOUT = Layout(
    columns=same("key", "edition", "block", "paragraph", "text", "id", "headline", "quote", "translation"),
    screen=screen,
    rows=_rows,
)


def _changed(listing: Listing, today: date) -> Sequence[Block]:
    if not listing.items:
        return [Lines([parts.nothing("no paragraph is another")], indent=0)]
    first = listing.items[0]
    title = say(strong(str(first["key"])), f": edition {first['before']} → edition {first['after']}")
    return [Heading(title), *(block for item in listing.items for block in _change(item))]


def _change(item: Item) -> Iterator[Block]:
    old, new = item.get("paragraph_before"), item.get("paragraph_after")
    number = str(new if old is None or old == new else old if new is None else f"{old} → {new}")
    yield Gap()
    named = number if number.startswith("block") else f"paragraph {number}"
    yield Lines([say(faint(f"{named}, {item['change']}"))], indent=0)
    for mark, key, hidden in (("-", "text_before", "+"), ("+", "text_after", "-")):
        runs = [run for run in item["words"] if run[0] != hidden]
        if item.get(key):
            yield Lines([say(f"{mark} ", *(_run(*run) for run in runs or [(mark, item[key])]))], indent=0)


def _run(mark: str, text: str) -> Words:
    """Words that went or came, between the marks of `git diff --word-diff`."""
    line = " ".join(text.split("\n"))
    bare, blank = line.rstrip(), line[len(line.rstrip()) :]
    if mark == "-":
        return say(("[-" + bare + "-]", Meaning.GONE), blank)
    return say(("{+" + bare + "+}", Meaning.STRONG), blank) if mark == "+" else say(line)


CHANGES = Layout(
    columns=(
        *same("key", "before", "after", "change", "paragraph_before", "paragraph_after", "text_before", "text_after"),
        Column("words", lambda item: "".join(text for run in item["words"] for text, _ in _run(*run))),
    ),
    screen=_changed,
    prose=True,
)
