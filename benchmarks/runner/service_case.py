"""The cases sql-1, page and service-mix: a service that asks PostgreSQL, beside php-fpm and Python."""

import json
import re
import socket
import sys

from . import chart, contest, process, report
from .common import BUILD, ROOT, US, BenchmarkError
from .contest import Contestant
from .database import Postgres
from .server_cases import ServerCase
from .toolchain import DEBIAN_PYTHON, OPCACHE, PHP_BASE, fpm

FPM = "fpm"
SWEEP = (2, 4, 8, 16, 32, 64)
SWEEP_SECONDS = 2
POOL = 16
DRIVER = ["-d", "extension=pdo", "-d", "extension=pdo_pgsql"]


def wrk(port, path, core, connections, seconds):
    output = process.run(core, ["wrk", "--threads=1", f"--connections={connections}", f"--duration={seconds}s",
                                "--timeout=10s", "--latency", "--script", ROOT / "load/wrk_report.lua",
                                f"http://127.0.0.1:{port}{path}"], timeout=seconds + 60)
    figures = json.loads(re.search(r"^JSON (.*)$", output, re.MULTILINE)[1])
    errors = {name: count for name, count in figures.items() if name.endswith(("_errors", "timeouts")) and count}
    if errors:
        raise BenchmarkError(f"errors under load: {errors}")
    if not figures["requests"]:
        raise BenchmarkError("no request was answered")
    return figures


def get(port, path):
    """The body of an answer with status 200."""
    with socket.create_connection(("127.0.0.1", port), 10) as client:
        client.settimeout(10)
        client.sendall(f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
        answer = b""
        while data := client.recv(65536):
            answer += data
    head, _, body = answer.partition(b"\r\n\r\n")
    if not re.match(rb"HTTP/1\.[01] 200 ", head):
        raise BenchmarkError(f"{path} is answered with {answer[:300]!r}")
    return body.decode()


class ServiceCase(ServerCase):
    """PostgreSQL runs on the core of the load, and what serves on the other one."""

    load_needs = ("wrk", "postgres")
    path = None
    connections = 100
    warm_up = 1

    pool = POOL

    def run(self, options):
        with Postgres(process.cores()[1]) as postgres:
            self.environment = postgres.environment()
            self.run_with(options)

    def run_with(self, options):
        super().run(options)

    def tune_and_run(self, options, counts):
        for key, make in ((FPM, self.fpm), ("gunicorn", self.gunicorn)):
            if not options.only or key in options.only:
                self.workers = {**self.workers, key: best(self.sweep(make, counts, options))}
        ServerCase.run(self, options)

    def _with_environment(self, command, **more):
        variables = {"PYTHONDONTWRITEBYTECODE": 1, **self.environment, **more}
        return ["env", *(f"{name}={value}" for name, value in variables.items()), *command]

    def ours(self, connections=None):
        connections = self.pool if connections is None else connections
        return Contestant(US, "async (PHP)", lambda port: self._with_environment(
            self.php.command(*DRIVER, ROOT / "service/server.php", port, connections)), ["php"])

    def fpm(self, workers, key=FPM, name=None, coroutines=False):
        extension = ["-d", f"extension={self.php.extension()}"] if coroutines else []
        options = [*PHP_BASE, *OPCACHE, "-d", "opcache.validate_timestamps=0", *DRIVER, *extension]
        return Contestant(key, name or f"php-fpm + nginx, {workers} workers", lambda port: self._with_environment(
            [DEBIAN_PYTHON, ROOT / "service/fpm.py", port, workers, fpm(), *options],
            SERVICE_COROUTINES=int(coroutines)), ["php", "python", "fpm"])

    def gunicorn(self, workers):
        return Contestant("gunicorn", f"gunicorn + Flask, {workers} workers", lambda port: self._with_environment(
            [DEBIAN_PYTHON, "-m", "gunicorn", "--log-level=error", f"--chdir={ROOT / 'service'}", f"--workers={workers}",
             f"--bind=127.0.0.1:{port}", "--worker-class=sync", "--preload", "flask_app:app"]),
            ["python", "gunicorn"], announces=False)

    def uvicorn(self):
        return Contestant("uvicorn", "uvicorn + Starlette", lambda port: self._with_environment(
            [DEBIAN_PYTHON, "-m", "uvicorn", f"--app-dir={ROOT / 'service'}", f"--port={port}", "--log-level=error",
             "--no-access-log", "--loop=uvloop", "--http=httptools", "starlette_app:app"], SERVICE_CONNECTIONS=self.pool),
            ["python", "uvicorn"], announces=False)

    def sweep(self, make, counts, options):
        """The number of workers with which the contestant answers most."""
        server_core, load_core = process.cores()
        found = {}
        for count in counts:
            contestant = make(count)
            process.wait_until_quiet(options.patience)
            with process.Server(contestant.name, server_core, contestant.make_command, contestant.announces) as server:
                self.probe(server.port)
                connections = contestant.connections or self.connections
                if self.warm_up:
                    wrk(server.port, self.path, load_core, connections, self.warm_up)
                figures = wrk(server.port, self.path, load_core, connections, SWEEP_SECONDS)
                found[count] = {**figures, "memory": server.memory(leave_out=("nginx", "python3"))}
            print(f"  {contestant.name:<32}{figures['requests_per_second']:>10,.0f} req/s"
                  f"{figures['p99_us'] / 1000:>10.1f} ms", file=sys.stderr)
        return found

    def probe(self, port):
        self.check(get(port, self.path))

    def load(self, port, core, expected, connections=None):
        connections = connections or self.connections
        if self.warm_up:
            wrk(port, self.path, core, connections, self.warm_up)
        return wrk(port, self.path, core, connections, max(1, round(self.seconds)))


def best(found):
    return max(found, key=lambda count: found[count]["requests_per_second"])


class Sql1(ServiceCase):
    key = "sql-1"
    title = "One random row of PostgreSQL as JSON"
    subtitle = "100 connections, server on one core, PostgreSQL and load on the other"
    path = "/sql"
    throughput_bars = {FPM: 1.0, "gunicorn": 1.0}
    p99_bars = {FPM: 1.0, "gunicorn": 1.0}
    workers = {FPM: 8, "gunicorn": 8}

    def contestants(self):
        return [self.ours(), self.fpm(self.workers[FPM]), self.gunicorn(self.workers["gunicorn"]), self.uvicorn()]

    def check(self, body):
        row = json.loads(body)
        if row["number"] != row["id"] * 7919 % 1000 or not row["text"].startswith(f"This is row {row['id']} "):
            raise BenchmarkError(f"answered with {body!r}")

    def run_with(self, options):
        self.tune_and_run(options, SWEEP)


class Page(ServiceCase):
    key = "page"
    title = "A page of five queries of 10 to 30 ms"
    subtitle = "one client; latency of the page beside that of its slowest query"
    path = "/page"
    connections = 1
    bar = 1.2

    def contestants(self):
        return [self.ours(), self.fpm(2, "fpm-coroutines", "php-fpm, coroutines inside", coroutines=True),
                self.fpm(2, FPM, "php-fpm, one after the other")]

    def check(self, body):
        if json.loads(body) != [10, 15, 20, 25, 30]:
            raise BenchmarkError(f"answered with {body!r}")

    def load(self, port, core, expected):
        wrk(port, self.path, core, 1, 1)
        slowest = wrk(port, "/slowest", core, 1, max(1, round(self.seconds)))
        page = wrk(port, self.path, core, 1, max(1, round(self.seconds)))
        return {**page, "slowest_p50_us": slowest["p50_us"], "ratio": page["p50_us"] / slowest["p50_us"]}

    def run_with(self, options):
        self.seconds = options.seconds
        contestants = contest.select(self.contestants(), options.only)
        results = contest.measure(contestants, options, self.probe, self.load)
        medians = contest.medians(results)
        rows = []
        for contestant in contestants:
            figures = medians[contestant.key]
            bar = self.bar if contestant.key != FPM else None
            rows.append([contestant.name, f"{figures['p50_us'] / 1000:.1f}", f"{figures['p99_us'] / 1000:.1f}",
                         f"{figures['slowest_p50_us'] / 1000:.1f}", report.bar_note(figures["ratio"], bar, at_least=False)])
        print(report.table(["", "p50 ms", "p99 ms", "slowest query ms", "page/slowest"], rows))
        report.write_json(options.out / f"{self.key}.json", self.key, self.php, options,
                          {"medians": medians, "measurements": results})
        bars = [chart.Bar(contestant.name, medians[contestant.key]["p50_us"] / 1000,
                          min(round_["p50_us"] for round_ in results[contestant.key]) / 1000,
                          max(round_["p50_us"] for round_ in results[contestant.key]) / 1000, contestant.key != FPM)
                for contestant in contestants]
        (options.out / f"{self.key}.svg").write_text(chart.svg(self.title, self.subtitle, [
            chart.Panel("Latency, median", "milliseconds (less is better)", bars)]))


class EqualMemory(ServiceCase):
    """Calls another service; php-fpm gets as many workers as fit into the memory that ours takes."""

    connections = 200
    warm_up = 0  # the requests that a load leaves behind keep the workers of php-fpm busy
    counts = (8, 16, 24, 32, 40, 48, 56, 64, 96, 128)
    workers, most = 4, 64

    def contestants(self):
        return [self.ours(), self.fpm(self.workers, name=f"php-fpm, equal memory: {self.workers}"),
                self.fpm(self.most, "fpm-best", f"php-fpm, at its best: {self.most}")]

    def needs(self, only):
        return {*super().needs(only), "go"}

    def programs(self, only):
        return {*super().programs(only), "upstream"}

    def run_with(self, options):
        with process.Server("upstream", process.cores()[1], lambda port: [BUILD / "upstream", port]) as upstream:
            self.environment["SERVICE_UPSTREAM"] = f"127.0.0.1:{upstream.port}"
            ours = self.sweep(lambda count: self.ours(count), (self.pool,), options)[self.pool]
            found = self.sweep(self.fpm, self.counts, options)
            fitting = [count for count in found if found[count]["memory"] <= ours["memory"]]
            self.workers = max(fitting) if fitting else min(found)
            self.most = best(found)
            print(f"memory under load: ours {ours['memory'] / 2**20:.1f} MiB, "
                  f"{self.workers} workers of php-fpm {found[self.workers]['memory'] / 2**20:.1f} MiB, "
                  f"{self.most} workers {found[self.most]['memory'] / 2**20:.1f} MiB (nginx not counted)")
            super().run_with(options)
            self.finish(options)

    def finish(self, options):
        pass


class ServiceMix(EqualMemory):
    key = "service-mix"
    title = "Three queries, two HTTP calls of 50 ms, a template"
    subtitle = "200 connections, server on one core"
    path = "/mix"
    throughput_bars = {FPM: 3.0}

    def check(self, body):
        if body.count("<tr>") != 20 or body.count("<li>") != 2 or "Ada &amp; Charles" not in body or "12,300.00" not in body:
            raise BenchmarkError(f"answered with {body!r}")


class Fanout(EqualMemory):
    key = "fanout-40"
    title = "Forty HTTP calls of 20 ms for each request"
    subtitle = "server on one core; as many clients as it needs to be busy"
    path = "/fanout"
    counts = (4, 8, 12, 16, 20, 24, 32, 64)
    pool = 0
    throughput_bars = {FPM: 10.0}
    latency_bar = 1.5

    # Memory is that of the requests that are open at once: more clients than these only wait.
    def ours(self, connections=None):
        contestant = super().ours(connections)
        contestant.connections = 8
        return contestant

    def fpm(self, workers, *arguments, **more):
        contestant = super().fpm(workers, *arguments, **more)
        contestant.connections = 2 * workers
        return contestant

    def run(self, options):
        self.environment = {}
        self.run_with(options)

    def check(self, body):
        if json.loads(body) != [42] * 40:
            raise BenchmarkError(f"answered with {body!r}")

    def finish(self, options):
        """Of one client alone."""
        server_core, load_core = process.cores()
        contestant = self.ours()
        with process.Server(contestant.name, server_core, contestant.make_command) as server:
            one = wrk(server.port, "/fast", load_core, 1, max(1, round(options.seconds)))
            page = wrk(server.port, self.path, load_core, 1, max(1, round(options.seconds)))
        print(f"latency of a request alone: {page['p50_us'] / 1000:.1f} ms, of one call {one['p50_us'] / 1000:.1f} ms: "
              + report.bar_note(page["p50_us"] / one["p50_us"], self.latency_bar, at_least=False))


class Json(ServiceCase):
    key = "json"
    title = "JSON through a small router"
    subtitle = "100 connections, server on one core"
    path = "/json"
    load_needs = ("wrk",)
    pool = 0
    throughput_bars = {FPM: 5.0, "uvicorn": 3.0}
    workers = {FPM: 8, "gunicorn": 4}

    contestants = Sql1.contestants

    def check(self, body):
        if json.loads(body)["message"] != "Hello, World!":
            raise BenchmarkError(f"answered with {body!r}")

    def run(self, options):
        self.environment = {}
        self.tune_and_run(options, (2, 4, 8, 16))


class Load500(Json):
    key = "load-500"
    title = "500 connections for a minute"
    subtitle = "JSON, server on one core"
    connections = 500
    throughput_bars = {}
    minute = 60

    def contestants(self):
        return [self.ours(), self.uvicorn()]

    def load(self, port, core, expected, connections=None):
        """Any error ends the case."""
        return wrk(port, self.path, core, self.connections, self.minute)

    def run(self, options):
        self.environment = {}
        options.rounds = 1
        ServerCase.run(self, options)
        print("0 errors (meets 0)")
