"""`claims verify`: a sound ledger is told to be so, and whatever was altered behind its back is named."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from claims_ledger.app.importing import fill_demo
from claims_ledger.app.ledger import open_ledger
from claims_ledger.app.verifying import verify
from claims_ledger.store.target import read_target
from tests.acceptance.desk import Desk, only
from tests.support.databases import Databases, Dialect

PAGE = "A page that was invented for a test.\n\nThe Lady R was seen.\n"
KEY = "bloomberg-2024-03-13"
Tamper = Callable[[sqlite3.Connection], object]


@pytest.fixture
def filed(desk: Desk, tmp_path: Path) -> Desk:
    """The demo ledger with a text and a note beside its record."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    desk.does("document", "text", KEY, str(page))
    desk.does("add", "remark", "Lady R", "invented", "--note", "for the desk", "--document", KEY)
    return desk


def altered(desk: Desk, tamper: Tamper) -> None:
    """Alter the file as somebody would who has it, past what guards its tables."""
    connection = sqlite3.connect(desk.place)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    tamper(connection)
    connection.commit()
    connection.close()


def test_a_sound_ledger_is_said_to_be_so_with_the_root_of_its_record(filed: Desk) -> None:
    done = filed.does("verify", "-o", "json")
    item = only(done.items)
    assert (item["sound"], item["events"], item["texts"], item["notes"], item["erased"]) == (True, 400, 1, 1, 0)
    assert item["findings"] == []
    assert item["root"] == only(filed.does("verify", "-o", "json").items)["root"]
    filed.does("source", "rate", "RUSI", "B", "--reason", "x")
    assert only(filed.does("verify", "-o", "json").items)["root"] != item["root"]


TAMPERED = [
    pytest.param("UPDATE event SET body = replace(body, 'name', 'nome') WHERE position = 3", ["event 3"], id="a body"),
    pytest.param("UPDATE event SET actor = 'eve' WHERE position = 7", ["event 7"], id="an actor"),
    pytest.param("UPDATE event SET time = '2020' || substr(time, 5) WHERE position = 9", ["event 9"], id="a time"),
    pytest.param("UPDATE event SET leaf = zeroblob(32) WHERE position = 11", ["event 11"], id="a hash"),
    pytest.param("DELETE FROM event WHERE position = 12", ["event 13"], id="one taken out"),
    pytest.param("DELETE FROM event WHERE position = 400", ["the head"], id="the last one cut off"),
    pytest.param("UPDATE text SET value = replace(value, 'Lady', 'Lazy')", ["text "], id="a text"),
    pytest.param("UPDATE sealed SET value = replace(value, 'desk', 'dusk')", ["note "], id="a note"),
]


@pytest.mark.parametrize(("sql", "where"), TAMPERED)
def test_what_was_altered_is_named(filed: Desk, sql: str, where: list[str]) -> None:
    # What `replace` gives is text, and the columns hold bytes.
    altered(filed, lambda connection: connection.execute(_as_bytes(sql)))
    done = filed("verify", "-o", "json")
    assert done.code == 1
    found = only(done.items)["findings"]
    assert all(any(one["where"].startswith(name) for name in where) for one in found if "dated" not in one["what"])
    assert {name for name in where if any(one["where"].startswith(name) for one in found)} == set(where)


def _as_bytes(sql: str) -> str:
    return sql.replace("= replace(", "= CAST(replace(").replace("')", "') AS BLOB)") if "replace(" in sql else sql


def test_an_event_altered_with_its_hashes_changes_the_root(filed: Desk) -> None:
    from claims_ledger.domain.record import Recorded, recorded

    before = only(filed.does("verify", "-o", "json").items)["root"]

    def rehash(connection: sqlite3.Connection) -> None:
        columns = ", ".join(Recorded._fields)
        old = Recorded._make(connection.execute(f"SELECT {columns} FROM event WHERE position = 21").fetchone())
        new = recorded(*old[:3], "eve", *old[4:9])
        sql = "UPDATE event SET actor = ?, content = ?, leaf = ? WHERE position = 21"
        connection.execute(sql, (new.actor, new.content, new.leaf))

    altered(filed, rehash)
    item = only(filed.does("verify", "-o", "json").items)
    assert item["sound"] is True, "whoever can write the file can write its hashes; the root that was noted down tells"
    assert item["root"] != before


def test_an_erased_text_is_counted_and_is_no_fault(filed: Desk) -> None:
    altered(filed, lambda connection: connection.execute("DELETE FROM text"))
    item = only(filed.does("verify", "-o", "json").items)
    assert (item["sound"], item["texts"], item["erased"]) == (True, 0, 1)


@pytest.mark.parametrize("on", ["sqlite", "postgresql"])
def test_both_databases_hold_the_same_record_sound(databases: Databases, on: Dialect) -> None:
    target = read_target(databases.ledger(on))
    with open_ledger(target) as ledger:
        fill_demo(ledger, actor="ann")
    seen = verify(target)
    assert (seen.sound, seen.events) == (True, 398)
