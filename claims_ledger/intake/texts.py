"""Reading the text of a report from a file or from standard input."""

import sys
from typing import BinaryIO, cast

from claims_ledger.domain.errors import Fault, FaultsError
from claims_ledger.domain.texts import LONGEST_TEXT, blocks, canonical_lines
from claims_ledger.intake.files import Wanted, read_lines, text_lines

STANDARD_INPUT = "-"
_TEXT = Wanted(
    "texts of reports are",
    "save the page as plain text, a blank line between its paragraphs",
    "name the file of one text",
    "keep the report alone, without what stands around it",
)


def read_text(path: str) -> str:
    """The text of a file, or of standard input where the path is `-`, in the form in which it is kept.

    Raises NotFoundError for a missing file; FaultsError with the place for a folder, a file that is too large, a line
    over 1 MiB, invalid UTF-8, NUL, and nothing but blanks.
    """
    if path == STANDARD_INPUT:
        shown, lines = "standard input", text_lines(_standard_input(), "standard input", LONGEST_TEXT, _TEXT)
    else:
        shown, lines = path, read_lines(path, LONGEST_TEXT, _TEXT)
    text = canonical_lines("".join(line for _, line in lines))
    if not blocks(text):
        raise FaultsError([Fault(shown, 1, 1, "there is nothing but blanks", _TEXT.holds)])
    return text


def _standard_input() -> BinaryIO:
    return cast(BinaryIO, getattr(sys.stdin, "buffer", sys.stdin))
