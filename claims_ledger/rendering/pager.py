"""Long answers go through the reader's own pager."""

import os
import shlex
import shutil
import subprocess


def page(text: str) -> bool:
    """Show `text` in $PAGER, or in less; False if there is no pager to show it in."""
    words = _pager()
    if not words or (program := shutil.which(words[0])) is None:
        return False
    environ = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        subprocess.run([program, *words[1:]], input=text.encode(errors="backslashreplace"), env=environ, check=False)
    except OSError:
        return False
    return True


def _pager() -> list[str]:
    try:
        return shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:
        return []
