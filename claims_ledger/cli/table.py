"""Every command of `claims`, by name: where its function is, its one line on the help page, and an example that works
on the ledger of `claims demo`."""

from claims_ledger.cli.lazy import Nouns, Row, Section
from claims_ledger.cli.options import PlainCommand, ViewCommand, WriteCommand

_CLI = "claims_ledger.cli."


def _view(place: str, help: str, example: str) -> Row:
    return _row(place, help, ViewCommand, example)


def _write(place: str, help: str, example: str) -> Row:
    return _row(place, help, WriteCommand, example)


def _plain(place: str, help: str, example: str) -> Row:
    return _row(place, help, PlainCommand, example)


def _row(
    place: str, help: str, command: type[ViewCommand | WriteCommand | PlainCommand] | None, example: str = ""
) -> Row:
    module, _, attribute = place.partition(":")
    return Row(_CLI + module, attribute, help, command, example)


BEGINNING = {
    "demo": _write(
        "begin:demo",
        "A new ledger from the shipped reports, and the brief of it.",
        "claims demo",
    ),
    "init": _plain(
        "begin:init",
        "Create a ledger, or bring an older one up to date.",
        "claims init desk.db",
    ),
    "import": _write(
        "intake:import_",
        "Record sheets (.yaml), rows (.jsonl), or folders of them.",
        "claims import report.yaml --dry-run",
    ),
}

READING = {
    "brief": _view(
        "brief:brief",
        "The front page: vessels, contests, latest reports, lone sources.",
        "claims brief --as-of 2024-03-05",
    ),
    "status": _view(
        "status:status",
        "Where it is, in what condition, owner, flag, and by whose word.",
        'claims status "Lady R" --as-of 2024-03-05',
    ),
    "contested": _view(
        "contested:contested",
        "What clashes, side by side.",
        "claims contested Maria --all",
    ),
    "sources": _view(
        "sources:sources",
        "Who really says so: chains down to the origin.",
        'claims sources "Lady R" --tree',
    ),
    "impact": _view(
        "lineage:impact",
        "What hangs on a claim, a source or what it said one day.",
        'claims impact "NK Pro on 2024-02-29"',
    ),
    "audit": _view(
        "claims:audit",
        "All that one source asserted, relayed, corrected, denied.",
        'claims audit "NK Pro"',
    ),
    "list": _view(
        "claims:list_",
        "Claims, by source, entity, place, kind, basis and more.",
        "claims list --place Rajin --kind port-call",
    ),
    "timeline": _view(
        "timeline:timeline",
        "What happened, in order of event, publication or entry.",
        'claims timeline "Lady R" --by published',
    ),
    "diff": _view(
        "diff:diff",
        "What became known, changed, contested, settled between two days.",
        "claims diff 2024-03-05 2024-03-31",
    ),
    "gaps": _view(
        "gaps:gaps",
        "What is lacking: a second origin, lineage, ratings, rulings.",
        "claims gaps lineage",
    ),
    "show": _view(
        "show:show",
        "One thing by its id: claim, contest, document, entity, batch.",
        'claims show "Lady R"',
    ),
    "blame": _view(
        "lineage:blame",
        "Every attribute of a thing: the value, by whom, since when.",
        "claims blame Angara",
    ),
    "series": _view(
        "lineage:series",
        "A quantity over time, with its bounds and outlets.",
        "claims series containers",
    ),
    "search": _view(
        "search:search",
        "Claims, documents and names by words in them.",
        "claims search containers",
    ),
    "log": _view(
        "log:log",
        "What was recorded, by whom, newest first.",
        "claims log --oneline",
    ),
}

ENTERING: dict[str, Row | Nouns] = {
    "add": _row("add:group", "Record one claim: a subcommand for every kind.", None),
    "correct": _write(
        "amend:correct",
        "Correct a claim, as its outlet did or because the desk erred.",
        'claims correct cs8sjptq "count=at least 5 runs" --by outlet --published 2023-10-20 --reason "its own note"',
    ),
    "retract": _write(
        "amend:retract",
        "Take a claim back: by its outlet, its origin, or the desk.",
        'claims retract cs8sjptq --by desk --reason "entered from another page"',
    ),
    "rule": _write(
        "judge:rule",
        "Rule on a contest: confirm, dismiss, or decide for one side.",
        'claims rule xztb61zx confirm --reason "both papers stand by it"',
    ),
    "assess": _write(
        "judge:assess",
        "Assess a claim: credibility, likelihood, confidence.",
        'claims assess cs8sjptq --credibility 2 --likelihood likely --note "fits the imagery"',
    ),
    "review": _write(
        "review:review",
        "Accept what others entered, or send it back.",
        'claims review cs8sjptq --send-back --reason "the second port is another" --actor second',
    ),
    "undo": _write(
        "review:undo",
        "Take back your last batch, or the one named.",
        'claims undo --dry-run --reason "the wrong file"',
    ),
    "source": Nouns(
        "Those who speak: outlets, agencies, governments, analysts.",
        {
            "add": _write(
                "source:add",
                "Register one who speaks.",
                'claims source add heron-post --type outlet --name "Heron Post"',
            ),
            "list": _view(
                "source:list_",
                "All who speak.",
                "claims source list",
            ),
            "show": _view(
                "source:show",
                "One of them.",
                'claims source show "NK Pro"',
            ),
            "alias": _write(
                "source:alias",
                "Give it another name, spelling or script.",
                "claims source alias Bloomberg 블룸버그",
            ),
            "rate": _write(
                "judge:rate",
                "Rate it by the Admiralty code, A to F.",
                'claims source rate "NK Pro" B --reason "its imagery was borne out"',
            ),
        },
    ),
    "entity": Nouns(
        "Vessels, places, goods, people: whatever has a name.",
        {
            "add": _write(
                "entity:add",
                "Register a thing with a name.",
                "claims entity add heron --type vessel --name Heron --identifier IMO=9074729",
            ),
            "list": _view(
                "entity:list_",
                "Everything with a name.",
                "claims entity list --type vessel",
            ),
            "show": _view(
                "entity:show",
                "One of them, with its names and identifiers.",
                "claims entity show 나진",
            ),
            "alias": _write(
                "entity:alias",
                "Give it another name, spelling or script.",
                'claims entity alias Rajin "Rajin Harbour No. 2"',
            ),
            "merge": _write(
                "entity:merge",
                "Judge two to be one: the second reads as the first.",
                'claims entity merge Angara Maria --reason "one IMO number"',
            ),
            "split": _write(
                "entity:split",
                "Take a merge back.",
                'claims entity split angara maria --reason "the number was misread"',
            ),
            "apart": _write(
                "entity:apart",
                "Judge two not to be the same.",
                'claims entity apart Maia-1 Maria --reason "seen in two ports on one day"',
            ),
            "speed": _write(
                "entity:speed",
                "What ships or aircraft can do at most.",
                'claims entity speed vessel "25 knots" --reason "no ship of the affair is faster"',
            ),
            "candidates": _view(
                "entity:candidates",
                "Pairs that may be one, with their reasons.",
                "claims entity candidates MAIA",
            ),
        },
    ),
    "document": Nouns(
        "Published items.",
        {
            "add": _write(
                "document:add",
                "File a published item.",
                'claims document add --outlet Bloomberg --published 2024-04-02 --title "A further load"',
            ),
            "text": _write(
                "document:text",
                "File the text of a document, or a new edition of it.",
                "claims document text bloomberg-2024-03-13 page.txt --body 2-14",
            ),
            "list": _view(
                "document:list_",
                "All documents.",
                "claims document list --outlet Bloomberg",
            ),
            "show": _view(
                "document:show",
                "One document, paragraph by paragraph, and what it says.",
                "claims document show bloomberg-2024-03-13",
            ),
            "diff": _view(
                "document:diff",
                "What changed between two editions of its text.",
                "claims document diff bloomberg-2024-03-13 1 2",
            ),
            "use": _plain(
                "document:use",
                "Make it the current one, for claims add.",
                "claims document use bloomberg-2024-03-13",
            ),
            "correct": _write(
                "document:correct",
                "Correct what the desk entered of a document.",
                'claims document correct bloomberg-2024-03-13 published=2024-03-14 --reason "misread the day"',
            ),
        },
    ),
    "topic": Nouns(
        "Saved patterns under which claims are gathered.",
        {
            "add": _write(
                "topic:add",
                "Save a pattern.",
                'claims topic add "missiles from North Korea to Russia" from="North Korea" to=Russia goods=missiles',
            ),
            "list": _view(
                "topic:list_",
                "All topics.",
                "claims topic list",
            ),
            "show": _view(
                "topic:show",
                "One topic, and what lies inside.",
                'claims topic show "arms from North Korea to Russia"',
            ),
        },
    ),
}

KEEPING = {
    "verify": _plain(
        "verify:verify",
        "Check that every event is what was recorded, and give the root.",
        "claims verify",
    ),
    "rebuild": _plain(
        "rebuild:rebuild",
        "Make the read models anew from the record, or --check them.",
        "claims rebuild --check",
    ),
    "doctor": _plain(
        "doctor:doctor",
        "Which ledger, why, and whether all is well with it.",
        "claims doctor",
    ),
    "schema": _plain(
        "schema:schema",
        "The JSON Schema of a view, of sheets, or of a kind.",
        "claims schema status",
    ),
    "help": _plain(
        "help:help_",
        "Clocks, dates, counts, chains, verdicts, sheets, texts, ratings.",
        "claims help dates",
    ),
    "completion": _plain(
        "completion:completion",
        "The completion script for a shell.",
        "claims completion bash",
    ),
}

SECTIONS = (
    Section("Begin", BEGINNING),
    Section("Read", READING),
    Section("Enter and mend", ENTERING),
    Section("Keep", KEEPING),
)
