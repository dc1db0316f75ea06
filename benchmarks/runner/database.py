"""PostgreSQL for the cases with SQL."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time

from . import process
from .common import ROOT, BenchmarkError

START_TIMEOUT = 60
SCRIPT = ROOT.parent / "tests/_inc/database_server"
TABLE = """
CREATE TABLE rows (id int PRIMARY KEY, number int NOT NULL, text text NOT NULL);
INSERT INTO rows SELECT i, i * 7919 % 1000, 'This is row ' || i || ' of <ten> thousand' FROM generate_series(1, 10000) i;
CREATE INDEX ON rows (number);
VACUUM FREEZE ANALYZE rows;
"""


class Postgres:
    """A server of its own on one core: `with Postgres(core) as postgres: … postgres.environment()`."""

    def __init__(self, core, connections=300):
        self.core = core
        self.connections = connections

    def __enter__(self):
        self.parent = pathlib.Path(tempfile.mkdtemp(prefix="benchmark-"))
        self.parent.chmod(0o755)
        self.folder = self.parent / "postgres"
        self.folder.mkdir()
        self.process = subprocess.Popen(
            process.pinned(self.core, ["bash", SCRIPT, "postgres", self.folder, os.getpid(), self.connections]),
            stdin=subprocess.DEVNULL, stdout=open(self.parent / "log", "w"), stderr=subprocess.STDOUT)
        try:
            end = time.monotonic() + START_TIMEOUT
            while not (self.folder / "ready").exists():
                if self.process.poll() is not None or time.monotonic() > end:
                    raise BenchmarkError("PostgreSQL does not start\n" + (self.parent / "log").read_text()[-2000:])
                time.sleep(0.05)
            self.port = int((self.folder / "ready").read_text().split()[0])
            self._execute(TABLE)
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *ignored):
        self._stop()

    def environment(self):
        """How the servers find it, in the words of their libraries."""
        folder = self.folder / "socket"
        return {
            "SERVICE_DSN": f"pgsql:host={folder};port={self.port};dbname=postgres",
            "SERVICE_USER": "postgres",
            "SERVICE_LIBPQ": f"host={folder} port={self.port} dbname=postgres user=postgres",
            "SERVICE_POSTGRES": f"postgres://postgres@/postgres?host={folder}&port={self.port}",
        }

    def _execute(self, sql):
        subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.folder / "socket", "-p", str(self.port),
                        "-U", "postgres", "postgres"], input=sql, text=True, check=True, stdout=subprocess.DEVNULL)

    def _stop(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.parent, ignore_errors=True)
