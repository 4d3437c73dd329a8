"""Plain SQL over the driver, the same on both databases."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from claims_ledger.domain.errors import LedgerError, NotFoundError
from claims_ledger.store.events import EventStore
from claims_ledger.store.reader import Reader, open_reader, pyformat
from tests.support.examples import EXAMPLES


@pytest.fixture
def reader(store: EventStore, target: str) -> Iterator[Reader]:
    for event in EXAMPLES:
        with store.writing("ana") as unit:
            unit.append(event)
    with open_reader(target) as opened:
        yield opened


def test_rows_are_read_by_name_and_by_number(reader: Reader) -> None:
    rows = reader.rows(
        "SELECT position, type AS kind FROM event WHERE position BETWEEN :low AND :high ORDER BY 1",
        {"low": 2, "high": 3},
    )
    assert [dict(row) for row in rows] == [
        {"position": 2, "kind": "TopicDescribed"},
        {"position": 3, "kind": "DocumentFiled"},
    ]
    first = rows[0]
    assert (first["kind"], first[1], first[-1]) == ("TopicDescribed",) * 3
    assert tuple(first) == (2, "TopicDescribed")
    assert (list(first.keys()), len(first)) == (["position", "kind"], 2)
    with pytest.raises((KeyError, IndexError)):
        first["mood"]


def test_bytes_whole_numbers_and_nothing_come_as_they_are(reader: Reader) -> None:
    row = reader.one("SELECT leaf, position, clock FROM event WHERE position = 1")
    assert [type(value) for value in row] == [bytes, int, type(None)]


def test_sums_are_whole_numbers(reader: Reader) -> None:
    total = reader.scalar("SELECT sum(position) FROM event")
    assert (total, type(total)) == (sum(range(len(EXAMPLES) + 1)), int)


def test_averages_are_fractions_and_comparisons_are_one_or_nought(reader: Reader) -> None:
    sql = "SELECT avg(position), min(position) = 1, min(position) = 2 FROM event WHERE position <= 2"
    assert list(reader.one(sql)) == [1.5, 1, 0]
    assert [type(value) for value in reader.one(sql)] == [float, int, int]


def test_a_parameter_may_be_named_twice_and_be_nothing(reader: Reader) -> None:
    sql = "SELECT count(*) FROM event WHERE (CAST(:type AS text) IS NULL OR type = :type)"
    assert reader.scalar(sql, {"type": None}) == len(EXAMPLES)
    assert reader.scalar(sql, {"type": "ClaimWithdrawn"}) == 1


def test_literals_percent_signs_and_comments_are_left_alone(reader: Reader) -> None:
    sql = """
        SELECT ':type' AS a, 'it''s 100%' AS b, "type" AS ":c", 7 % 4 AS d -- :nothing, 100%
        FROM event /* nor :this, 5% */ WHERE type LIKE 'Claim%' AND position = :position
    """
    assert list(reader.one(sql, {"position": 6})) == [":type", "it's 100%", "ClaimRecorded", 3]


def test_like_takes_its_pattern_from_a_parameter(reader: Reader) -> None:
    assert reader.scalar("SELECT count(*) FROM event WHERE type LIKE :start || '%'", {"start": "Document"}) == 2


def test_one_row_that_is_not_there_is_not_found(reader: Reader) -> None:
    assert reader.first("SELECT id FROM event WHERE position = 99") is None
    assert reader.scalar("SELECT id FROM event WHERE position = 99") is None
    with pytest.raises(NotFoundError):
        reader.one("SELECT id FROM event WHERE position = 99")


def test_the_head_and_the_position_at_a_time_agree_with_the_store(reader: Reader, store: EventStore) -> None:
    assert reader.head() == store.head() == len(EXAMPLES)
    for time in ("2025-01-01T00:00:00.000000Z", "2026-01-01T12:00:04.500000Z", "2027-01-01T00:00:00.000000Z"):
        assert reader.position_at(time) == store.position_at(time)
    assert reader.position_at("2026-01-01T12:00:04.500000Z") == 5


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_a_reader_sees_one_state_while_others_write(reader: Reader, store: EventStore) -> None:
    with store.writing("ben") as unit:
        unit.append(EXAMPLES[0])
    assert store.head() == len(EXAMPLES) + 1
    assert reader.head() == len(EXAMPLES)
    assert reader.scalar("SELECT count(*) FROM event") == len(EXAMPLES)


def test_a_reader_cannot_write(reader: Reader) -> None:
    with pytest.raises(LedgerError, match="cannot be written"):
        reader.rows("INSERT INTO sealed (commitment, salt, value) VALUES ('a', 'b', 'c')")


def test_text_is_ordered_by_code_point(reader: Reader) -> None:
    sql = "SELECT id FROM (SELECT id FROM ledger UNION ALL SELECT type FROM event) AS names ORDER BY id"
    names = [row[0] for row in reader.rows(sql)]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        pytest.param("a = :name", "a = %(name)s", id="a name"),
        pytest.param("a=:a_1,b=:b2", "a=%(a_1)s,b=%(b2)s", id="names without blanks"),
        pytest.param("x::text = :t", "x::text = %(t)s", id="a cast"),
        pytest.param(":t::text", "%(t)s::text", id="a cast of a parameter"),
        pytest.param("'a :b' || :b", "'a :b' || %(b)s", id="a literal"),
        pytest.param("'it''s :b'", "'it''s :b'", id="a quote in a literal"),
        pytest.param('":b"', '":b"', id="a quoted name"),
        pytest.param("a % b LIKE 'c%'", "a %% b LIKE 'c%%'", id="percent signs"),
        pytest.param("a -- :b 5%\n= :c", "a -- :b 5%%\n= %(c)s", id="a comment to the end of the line"),
        pytest.param("a /* :b\n*/ = :c", "a /* :b\n*/ = %(c)s", id="a comment over lines"),
        pytest.param("arr[1:2]", "arr[1:2]", id="a slice"),
    ],
)
def test_parameters_are_respelled_for_psycopg(sql: str, expected: str) -> None:
    assert pyformat(sql) == expected


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_reading_sqlite_imports_none_of_what_is_slow_to_start(target: str) -> None:
    code = (
        "import sys; from claims_ledger.store.reader import open_reader\n"
        f"open_reader({target!r}).close()\n"
        "slow = {'sqlalchemy', 'pydantic', 'alembic', 'psycopg', 'typer', 'rich'} & set(sys.modules)\n"
        "sys.exit(f'imported: {slow}' if slow else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
