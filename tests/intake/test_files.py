"""What may be opened, how much of it is read, and what is said of the rest."""

import os
import tracemalloc
from pathlib import Path

import pytest

from claims_ledger.domain.errors import FaultsError, NotFoundError
from claims_ledger.intake.faults import shown
from claims_ledger.intake.files import read_lines, sheet_form, sheets_in
from claims_ledger.intake.json_reader import Row, read_rows
from claims_ledger.intake.yaml_reader import read_yaml


def fault_of(path: Path) -> tuple[int, int, str]:
    with pytest.raises(FaultsError) as caught:
        list(read_lines(path))
    [fault] = caught.value.faults
    assert fault.path == str(path)
    assert fault.hint
    return fault.line, fault.column, fault.what


def rows_of(path: Path) -> list[Row]:
    return list(read_rows(path))


def test_lines_come_with_their_numbers_and_without_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: b\r\nc: \xeb\x82\x98")
    assert list(read_lines(path)) == [(1, "a: b\r\n"), (2, "c: 나")]


def test_an_empty_file_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.touch()
    assert fault_of(path) == (1, 1, "the file is empty")


def test_a_binary_file_is_a_fault_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "binary.yaml"
    path.write_bytes(b"a\n\x7fELF\x02\0\0")
    assert fault_of(path) == (2, 6, "a NUL character")


def test_a_line_of_fifty_megabytes_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "long.yaml"
    with path.open("wb") as file:
        file.write(b"a: b\nb: ")
        for _ in range(50):
            file.write(b"x" * 1_000_000)
    for reader in (read_yaml, rows_of):
        tracemalloc.start()
        with pytest.raises(FaultsError) as caught:
            reader(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        last = caught.value.faults[-1]
        assert (last.line, last.column, last.what) == (2, 1, "the line is longer than 1 MiB")
        assert peak < 4_000_000


def test_a_file_over_the_limit_is_refused_at_the_line_that_passes_it(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(("#" * 1023 + "\n") * (32 * 1024 + 1))
    with pytest.raises(FaultsError) as caught:
        read_yaml(path)
    [fault] = caught.value.faults
    assert (fault.line, fault.column, fault.what) == (32_769, 1, "the file is larger than 32 MiB")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    assert fault_of(path) == (1, 1, "this is not a regular file")


def test_folders_and_devices_are_refused(tmp_path: Path) -> None:
    assert fault_of(tmp_path) == (1, 1, "this is a folder")
    assert fault_of(Path("/dev/zero")) == (1, 1, "this is not a regular file")
    assert fault_of(Path("a\0b")) == (1, 1, "cannot be read: embedded null byte")


def test_a_missing_file_is_not_found_and_near_names_are_told(tmp_path: Path) -> None:
    (tmp_path / "report.yaml").touch()
    with pytest.raises(NotFoundError) as caught:
        list(read_lines(tmp_path / "reprot.yaml"))
    assert caught.value.hint == f"did you mean {tmp_path / 'report.yaml'}"


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.yaml", "yaml"), ("a.YML", "yaml"), ("b/a.jsonl", "jsonl")],
    ids=str,
)
def test_the_name_says_which_reader(name: str, form: str) -> None:
    assert sheet_form(name) == form


@pytest.mark.parametrize("name", ["a.json", "a.txt", "a", ".yaml"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(FaultsError, match="1 fault"):
        sheet_form(name)


def test_a_folder_gives_its_sheets_in_order(tmp_path: Path) -> None:
    for name in ["b.yaml", "a.jsonl", "c/d.yml", "c/readme.md", ".hidden/x.yaml", ".x.yaml", "B.YAML"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [str(path.relative_to(tmp_path)) for path in sheets_in(tmp_path)]
    assert found == ["B.YAML", "a.jsonl", "b.yaml", "c/d.yml"]


def test_links_in_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("/etc/passwd")
    (tmp_path / "round").symlink_to(tmp_path)
    with pytest.raises(FaultsError) as caught:
        sheets_in(tmp_path)
    assert [fault.path for fault in caught.value.faults] == [
        str(tmp_path / "round"),
        str(tmp_path / "x.yaml"),
    ]


def test_a_folder_without_sheets_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FaultsError, match="1 fault"):
        sheets_in(tmp_path)
    with pytest.raises(FaultsError, match="1 fault"):
        sheets_in(tmp_path / "missing")


def test_words_are_shown_clipped_and_printable() -> None:
    assert shown("a\x1b[0m\u202e나\ud800") == '"a\\x1b[0m\\u202e나\\ud800"'
    assert shown("x" * 100, 10) == '"xxxxxxxxx…"'
