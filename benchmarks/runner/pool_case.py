"""The case `pool`: what a query costs with the extension, and what the pool of PDO adds."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

from . import chart, process, report
from .common import ROOT, US, BenchmarkError, median

SERVER = ROOT.parent / "tests/_inc/database_server"
START_TIMEOUT = 60

# what -> (title, unit, bar, whether more is better, kinds of servers)
MEASURES = {
    "select": ("10,000 × SELECT 1, one coroutine", "× stock PHP", 1.10, False, ("pgsql", "mysql")),
    "acquire": ("an acquire and release", "µs", 2, False, ("pgsql", "mysql")),
    "wait": ("50 waits of 200 ms at 50 open connections", "ms", 250, False, ("pgsql", "mysql")),
    "fair": ("longest wait, 1,000 coroutines at 10 connections", "fair shares", 2, False, ("pgsql", "mysql")),
    "cache-1": ("prepared statements cached, one coroutine", "× without", 2, True, ("pgsql",)),
    "cache-10": ("prepared statements cached, ten coroutines", "× without", 2, True, ("pgsql",)),
}


class Server:
    """PostgreSQL or MariaDB on one core: `with Server(kind, core) as (dsn, user): …`."""

    def __init__(self, kind, core):
        self.kind, self.core = kind, core

    def __enter__(self):
        self.parent = pathlib.Path(tempfile.mkdtemp(prefix="benchmark-"))
        self.parent.chmod(0o755)
        folder = self.parent / "server"
        folder.mkdir()
        name = {"pgsql": "postgres", "mysql": "mariadb"}[self.kind]
        self.process = subprocess.Popen(
            process.pinned(self.core, ["bash", SERVER, name, folder, os.getpid(), 200]),
            stdin=subprocess.DEVNULL, stdout=open(self.parent / "log", "w"), stderr=subprocess.STDOUT)
        end = time.monotonic() + START_TIMEOUT
        while not (folder / "ready").exists():
            if self.process.poll() is not None or time.monotonic() > end:
                self.__exit__()
                raise BenchmarkError(f"{name} does not start")
            time.sleep(0.05)
        port = (folder / "ready").read_text().split()[0]
        if self.kind == "pgsql":
            return f"pgsql:host={folder}/socket;port={port};dbname=postgres", "postgres"
        return f"mysql:unix_socket={folder}/socket/mysql;dbname=mysql", "root"

    def __exit__(self, *ignored):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.parent, ignore_errors=True)


class Pool:
    key = "pool"

    def __init__(self, php):
        self.php = php

    def needs(self, only):
        return {"taskset", "php", "postgres", "mariadb"}

    def programs(self, only):
        return set()

    def run(self, options):
        if options.only and US not in options.only:
            raise BenchmarkError("nothing to compare without the extension")
        results, rows, panels = {}, [], []
        core, other = process.cores()
        for kind in ("pgsql", "mysql"):
            with Server(kind, other) as (dsn, user):
                for what, (title, unit, bar, more, kinds) in MEASURES.items():
                    if kind not in kinds:
                        continue
                    values = [self._measure(core, what, kind, dsn, user, number) for number in range(options.rounds)]
                    results[f"{what} {kind}"] = values
                    rows.append([f"{title}, {kind}", f"{report.bar_note(median(values), bar, more)} {unit}"])
                    panels.append(chart.Panel(f"{title}, {kind}", unit, [
                        chart.Bar(US, median(values), min(values), max(values), True)]))
        print(report.table(["", "median"], rows))
        report.write_json(options.out / f"{self.key}.json", self.key, self.php, options, {"measurements": results})
        (options.out / f"{self.key}.svg").write_text(
            chart.svg("PDO in coroutines", f"median and range of {options.rounds} rounds", panels))

    def _measure(self, core, what, kind, dsn, user, number):
        if what != "select":
            return self._php(core, what, kind, dsn, user, True)
        # A pair, one after the other, in an order that changes.
        figures = {state: self._php(core, what, kind, dsn, user, state) for state in ((True, False), (False, True))[number % 2]}
        return figures[True] / figures[False]

    def _php(self, core, what, kind, dsn, user, with_extension):
        command = self.php.command(with_extension=False)
        for name in ["pdo", *(["mysqlnd"] if kind == "mysql" else []), f"pdo_{kind}"]:
            command += ["-d", f"extension={name}"]
        if with_extension:
            command += ["-d", f"extension={self.php.extension()}"]
        return json.loads(process.run(core, [*command, ROOT / "pool/pool.php", what, kind, dsn, user], timeout=300))
