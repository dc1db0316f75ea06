"""The cases in which a server is loaded: tcp-echo and http-1k."""

import json
import re

from . import chart, contest, probe, process, report
from .common import BUILD, ROOT, US, BenchmarkError
from .contest import Contestant
from .toolchain import DEBIAN_PYTHON

WARM_UP = 0.5


def python(script, *arguments):
    return lambda port: [DEBIAN_PYTHON, ROOT / script, port, *arguments]


def program(name, *arguments):
    return lambda port: [BUILD / name, port, *arguments]


class ServerCase:
    """Common to both: measuring, the table, the chart."""

    key = title = subtitle = None
    load_needs = ()
    load_programs = ()
    throughput_bars = {}
    p99_bars = {}

    def __init__(self, php):
        self.php = php

    def contestants(self):
        raise NotImplementedError

    def probe(self, port):
        raise NotImplementedError

    def load(self, port, core, expected):
        raise NotImplementedError

    def needs(self, only):
        chosen = contest.select(self.contestants(), only)
        return {"taskset", *self.load_needs, *(need for contestant in chosen for need in contestant.needs)}

    def programs(self, only):
        chosen = contest.select(self.contestants(), only)
        return {*self.load_programs, *(name for contestant in chosen for name in contestant.programs)}

    def run(self, options):
        self.seconds = options.seconds
        contestants = contest.select(self.contestants(), options.only)
        results = contest.measure(contestants, options, self.probe, self.load)
        medians = contest.medians(results)
        throughput = contest.ratios(results, "requests_per_second")
        tail = contest.ratios(results, "p99_us")
        warnings = contest.warnings(contestants, results)

        print(self._table(contestants, results, medians, throughput, tail))
        for warning in warnings:
            print("note: " + warning)
        report.write_json(options.out / f"{self.key}.json", self.key, self.php, options, {
            "medians": medians, "throughput_ratios": throughput, "p99_ratios": tail,
            "warnings": warnings, "measurements": results,
        })
        (options.out / f"{self.key}.svg").write_text(self._chart(contestants, results, medians, options))

    def _table(self, contestants, results, medians, throughput, tail):
        rows = []
        for contestant in sorted(contestants, key=lambda it: -medians[it.key]["requests_per_second"]):
            figures = medians[contestant.key]
            best = max(round_["requests_per_second"] for round_ in results[contestant.key])
            row = [contestant.name, f"{figures['requests_per_second']:,.0f}", f"{best:,.0f}"]
            if "mib_per_second" in figures:
                row.append(f"{figures['mib_per_second']:,.0f}")
            row += [f"{figures['p50_us'] / 1000:.2f}", f"{figures['p99_us'] / 1000:.2f}",
                    f"{figures['server_cpu_percent']:.0f}", f"{figures['load_cpu_percent']:.0f}"]
            if contestant.key in throughput:
                row.append(report.bar_note(throughput[contestant.key], self.throughput_bars.get(contestant.key)))
                row.append(report.bar_note(tail[contestant.key], self.p99_bars.get(contestant.key), at_least=False))
            else:
                row += ["", ""]
            rows.append(row)
        bandwidth = ["MiB/s"] if any("mib_per_second" in figures for figures in medians.values()) else []
        return report.table(["", "req/s", "best", *bandwidth, "p50 ms", "p99 ms", "server CPU %", "load CPU %",
                             "async/it", "p99 async/it"], rows)

    def _chart(self, contestants, results, medians, options):
        def bars(figure, factor=1.0):
            return [chart.Bar(contestant.name, medians[contestant.key][figure] * factor,
                              min(round_[figure] for round_ in results[contestant.key]) * factor,
                              max(round_[figure] for round_ in results[contestant.key]) * factor,
                              contestant.key == US)
                    for contestant in contestants]

        subtitle = f"{self.subtitle}; median and range of {options.rounds} × {options.seconds:g} s"
        return chart.svg(self.title, subtitle, [
            chart.Panel("Throughput", "requests per second (more is better)", bars("requests_per_second")),
            chart.Panel("Latency, 99th percentile", "milliseconds (less is better)", bars("p99_us", 0.001)),
        ])


class TcpEcho(ServerCase):
    load_programs = ("echo_load",)
    load_needs = ("c",)
    connections = 100
    size = read_size = None

    def contestants(self):
        size = self.read_size
        script = "tcp-echo/server.py"
        return [
            Contestant(US, "async (PHP)", lambda port: self.php.command(ROOT / "tcp-echo/server.php", port, size), ["php"]),
            Contestant("uvloop", "uvloop", python(script, size, "--loop=uvloop"), ["python", "uvloop"]),
            Contestant("uvloop-streams", "uvloop streams", python(script, size, "--loop=uvloop", "--api=streams"),
                       ["python", "uvloop"]),
            Contestant("asyncio", "asyncio", python(script, size), ["python"]),
            Contestant("go", "Go", program("echo_go", size), ["go"], ["echo_go"]),
            Contestant("node", "Node.js", lambda port: ["node", ROOT / "tcp-echo/server.js", port], ["node"]),
            Contestant("c-io_uring", "C, io_uring", program("echo_io_uring", size), ["c"], ["echo_io_uring"]),
            Contestant("c-epoll", "C, epoll", program("echo_epoll", size), ["c"], ["echo_epoll"]),
        ]

    def probe(self, port):
        probe.probe_echo(port, self.size)

    def load(self, port, core, expected):
        output = process.run(core, [BUILD / "echo_load", f"--port={port}", f"--connections={self.connections}",
                                    f"--size={self.size}", f"--seconds={self.seconds}", f"--warmup={WARM_UP}"],
                             timeout=self.seconds + 30)
        figures = json.loads(output)
        if figures["starved_connections"]:
            raise BenchmarkError(f"{figures['starved_connections']} connections got no answer at all")
        return figures


class TcpEcho1k(TcpEcho):
    key = "tcp-echo-1k"
    title = "TCP echo, 1 KiB messages"
    subtitle = "100 connections, server on one core"
    size, read_size = 1024, 65536
    throughput_bars = {"uvloop": 1.0, "c-io_uring": 0.85}


class TcpEcho100k(TcpEcho):
    key = "tcp-echo-100k"
    title = "TCP echo, 100 KiB messages"
    subtitle = "100 connections, server on one core"
    size = read_size = 102400
    throughput_bars = {"uvloop": 0.9}


class Http1k(ServerCase):
    key = "http-1k"
    title = "HTTP/1.1, 1 KiB responses"
    subtitle = "300 keep-alive connections, server on one core"
    load_needs = ("wrk",)
    connections = 300
    throughput_bars = {"uvloop": 1.0}
    p99_bars = {"uvloop": 1.0}

    def contestants(self):
        return [
            Contestant(US, "async (PHP)", lambda port: self.php.command(ROOT / "http-1k/server.php", port), ["php"]),
            Contestant("uvloop", "uvloop + httptools", python("http-1k/server.py"), ["python", "uvloop", "httptools"]),
            Contestant("go", "Go net/http", program("http_go"), ["go"], ["http_go"]),
            Contestant("node", "Node.js http", lambda port: ["node", ROOT / "http-1k/server.js", port], ["node"]),
        ]

    def probe(self, port):
        return probe.probe_http(port)

    def load(self, port, core, expected):
        # wrk has no warm-up of its own.
        for seconds in (1, max(1, round(self.seconds))):
            output = process.run(core, ["wrk", "--threads=1", f"--connections={self.connections}", f"--duration={seconds}s",
                                        "--timeout=5s", "--latency", "--script", ROOT / "load/wrk_report.lua",
                                        f"http://127.0.0.1:{port}/"], timeout=seconds + 30)
        figures = json.loads(re.search(r"^JSON (.*)$", output, re.MULTILINE)[1])
        errors = {name: count for name, count in figures.items() if name.endswith(("_errors", "timeouts")) and count}
        if errors:
            raise BenchmarkError(f"errors under load: {errors}")
        # wrk does not look into bodies, but it counts bytes: every response must have had the probed size.
        size = figures["bytes"] / max(1, figures["requests"])
        if abs(size - expected) > 0.01 * expected:
            raise BenchmarkError(f"responses of {size:.0f} bytes on average where {expected} were expected")
        return figures
