"""Every command of `claims`, by name: where its function is, and its one line on the help page."""

from claims_ledger.cli.lazy import Nouns, Row, Section
from claims_ledger.cli.options import PlainCommand, ViewCommand, WriteCommand

_CLI = "claims_ledger.cli."


def _view(place: str, help: str) -> Row:
    return _row(place, help, ViewCommand)


def _write(place: str, help: str) -> Row:
    return _row(place, help, WriteCommand)


def _plain(place: str, help: str) -> Row:
    return _row(place, help, PlainCommand)


def _row(place: str, help: str, command: type[ViewCommand | WriteCommand | PlainCommand] | None) -> Row:
    module, _, attribute = place.partition(":")
    return Row(_CLI + module, attribute, help, command)


BEGINNING = {
    "demo": _write("begin:demo", "A new ledger from the shipped reports, and the brief of it."),
    "init": _plain("begin:init", "Create a ledger, or bring an older one up to date."),
    "import": _write("intake:import_", "Record sheets (.yaml), rows (.jsonl), or folders of them."),
}

READING = {
    "brief": _view("brief:brief", "The front page: vessels, contests, latest reports, lone sources."),
    "status": _view("status:status", "Where it is, in what condition, owner, flag, and by whose word."),
    "contested": _view("contested:contested", "What clashes, side by side."),
    "sources": _view("sources:sources", "Who really says so: chains down to the origin."),
    "audit": _view("claims:audit", "All that one source asserted, relayed, corrected, denied."),
    "list": _view("claims:list_", "Claims, by source, entity, place, kind, basis and more."),
    "timeline": _view("timeline:timeline", "What happened, in order of event, publication or entry."),
    "diff": _view("diff:diff", "What became known, changed, contested, settled between two days."),
    "show": _view("show:show", "One thing by its id: claim, contest, document, entity, batch."),
    "search": _view("search:search", "Claims, documents and names by words in them."),
    "log": _view("log:log", "What was recorded, by whom, newest first."),
}

ENTERING: dict[str, Row | Nouns] = {
    "add": _row("add:group", "Record one claim: a subcommand for every kind.", None),
    "correct": _write("amend:correct", "Correct a claim, as its outlet did or because the desk erred."),
    "retract": _write("amend:retract", "Take a claim back: by its outlet, its origin, or the desk."),
    "source": Nouns(
        "Those who speak: outlets, agencies, governments, analysts.",
        {
            "add": _write("source:add", "Register one who speaks."),
            "list": _view("source:list_", "All who speak."),
            "show": _view("source:show", "One of them."),
            "alias": _write("source:alias", "Give it another name, spelling or script."),
        },
    ),
    "entity": Nouns(
        "Vessels, places, goods, people: whatever has a name.",
        {
            "add": _write("entity:add", "Register a thing with a name."),
            "list": _view("entity:list_", "Everything with a name."),
            "show": _view("entity:show", "One of them, with its names and identifiers."),
            "alias": _write("entity:alias", "Give it another name, spelling or script."),
        },
    ),
    "document": Nouns(
        "Published items.",
        {
            "add": _write("document:add", "File a published item."),
            "list": _view("document:list_", "All documents."),
            "show": _view("document:show", "One document, and what it says."),
            "use": _plain("document:use", "Make it the current one, for claims add."),
            "correct": _write("document:correct", "Correct what the desk entered of a document."),
        },
    ),
    "topic": Nouns(
        "Saved patterns under which claims are gathered.",
        {
            "add": _write("topic:add", "Save a pattern."),
            "list": _view("topic:list_", "All topics."),
            "show": _view("topic:show", "One topic, and what lies inside."),
        },
    ),
}

KEEPING = {
    "rebuild": _plain("rebuild:rebuild", "Make the read models anew from the record, or --check them."),
    "doctor": _plain("doctor:doctor", "Which ledger, why, and whether all is well with it."),
    "schema": _plain("schema:schema", "The JSON Schema of a view, of sheets, or of a kind."),
    "completion": _plain("completion:completion", "The completion script for a shell."),
}

SECTIONS = (
    Section("Begin", BEGINNING),
    Section("Read", READING),
    Section("Enter and mend", ENTERING),
    Section("Keep", KEEPING),
)
