"""Many writers, and a reader that follows the record: it sees every event once, in order."""

import subprocess
import sys
import time
from itertools import groupby
from pathlib import Path

from claims_ledger.domain.record import Recorded
from claims_ledger.store.events import EventStore

WRITERS = ("ana", "ben", "cho", "dee")
BATCHES = 45
EVENTS = 90  # of each writer: batches of one, two and three in turn


def follow(store: EventStore, writers: list[subprocess.Popen[bytes]]) -> list[Recorded]:
    seen: list[Recorded] = []
    finished = False
    while not finished:
        # Asked before the last look, so that nothing written before the end is missed.
        finished = all(writer.poll() is not None for writer in writers)
        fresh = list(store.read(after=seen[-1].position if seen else 0, batch_size=17))
        seen += fresh
        if not fresh:
            time.sleep(0.005)
    return seen


def test_a_tailing_reader_sees_every_event_of_four_writers_once(store: EventStore, target: str) -> None:
    root = Path(__file__).parents[2]
    writers = [
        subprocess.Popen([sys.executable, "-m", "tests.support.writer", target, name, str(BATCHES)], cwd=root)
        for name in WRITERS
    ]
    seen = follow(store, writers)
    assert [writer.returncode for writer in writers] == [0, 0, 0, 0]
    assert [entry.position for entry in seen] == list(range(1, EVENTS * len(WRITERS) + 1))
    assert seen == list(store.read())
    assert all(entry.intact for entry in seen)
    assert [entry.time for entry in seen] == sorted(entry.time for entry in seen)
    for name in WRITERS:
        own = [entry for entry in seen if entry.actor == name]
        assert [entry.event.model_dump()["reason"] for entry in own] == [str(n + 1) for n in range(EVENTS)]
    batches = [entry.batch for entry in seen]
    assert len(set(batches)) == BATCHES * len(WRITERS)
    # A batch is written at one go: its events stand side by side.
    assert len(list(groupby(batches))) == BATCHES * len(WRITERS)
