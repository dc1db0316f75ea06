"""The cases with many requests from one process: fetch-10k, clients, threads."""

import json
import sys

from . import chart, process, report
from .common import BUILD, ROOT, US, BenchmarkError, median
from .contest import rotate
from .toolchain import DEBIAN_PYTHON

CURL = f"{US}-curl"


class Fetching:
    key = title = None
    path = None
    count = at_once = None
    sample = 100  # of what is done one after the other; the rest is arithmetic
    threads = 100
    contestants = ()
    needed = {"aiohttp"}
    bars = {}  # how many times our time the others may take at least
    mapped_bars = {}
    names = {US: "async (PHP), file_get_contents", CURL: "async (PHP), curl", "aiohttp": "aiohttp on uvloop",
             "httpx": "httpx on uvloop", "requests": "requests, one after the other", "sync": "PHP, one after the other"}

    def __init__(self, php):
        self.php = php
        self.names = {**self.names, "threads": f"requests, {self.threads} threads"}

    def needs(self, only):
        return {"taskset", "php", "go", "python", *self.needed}

    def programs(self, only):
        return {"upstream"}

    def command(self, key, url):
        def php(how, count, at_once, with_extension=True):
            return self.php.command("-d", "extension=curl", ROOT / "fetch-10k/fetch.php", how, url, count, at_once,
                                    with_extension=with_extension)

        def python(how, count, at_once):
            return [DEBIAN_PYTHON, ROOT / "fetch-10k/fetch.py", how, url, count, at_once]

        return {
            US: lambda: php("stream", self.count, self.at_once),
            CURL: lambda: php("curl", self.count, self.at_once),
            "aiohttp": lambda: python("aiohttp", self.count, self.at_once),
            "httpx": lambda: python("httpx", self.count, self.at_once),
            "threads": lambda: python("threads", self.count, self.threads),
            "requests": lambda: python("threads", self.sample, 1),
            "sync": lambda: php("stream", self.sample, 1, with_extension=False),
        }[key]()

    def run(self, options):
        core, other = process.cores()
        chosen = [key for key in self.contestants if not options.only or key.removesuffix("-curl") in options.only]
        with process.Server("upstream", other, lambda port: [BUILD / "upstream", port]) as upstream:
            url = f"http://127.0.0.1:{upstream.port}{self.path}"
            results = {key: [] for key in chosen}
            for number in range(options.rounds):
                for key in rotate(chosen, number):
                    if results[key] and key in ("sync", "requests"):
                        continue  # long, and nothing disturbs what only waits
                    process.wait_until_quiet(options.patience)
                    results[key].append(self._measure(core, key, url))
                    print(f"  round {number + 1}/{options.rounds}  {self.names[key]:<32}"
                          f"{results[key][-1]['seconds']:>10.2f} s", file=sys.stderr)
        self._report(results, options)

    def _measure(self, core, key, url):
        figures = json.loads(process.run(core, self.command(key, url), timeout=300))
        if figures["failed"] and key in (US, CURL):
            raise BenchmarkError(f"{self.names[key]}: {figures['failed']} requests failed")
        figures["seconds"] *= self.count / figures["count"]
        return figures

    def _report(self, results, options):
        medians = {key: {name: median([figures[name] for figures in rounds]) for name in rounds[0]}
                   for key, rounds in results.items()}
        ours = medians.get(US)
        rows, bars = [], []
        for key, rounds in results.items():
            figures = medians[key]
            ratios = ["", "", ""]
            if ours and key not in (US, CURL):
                ratios = [report.bar_note(figures["seconds"] / ours["seconds"], self.bars.get(key)),
                          f"{figures['grown_kib'] / max(1, ours['grown_kib']):.2f}",
                          report.bar_note(figures["mapped_kib"] / max(1, ours["mapped_kib"]), self.mapped_bars.get(key))]
            rows.append([self.names[key], f"{figures['seconds']:,.2f}", f"{self.count / figures['seconds']:,.0f}",
                         f"{figures['p50_ms']:.1f}", f"{figures['p99_ms']:.1f}", f"{figures['grown_kib'] / 1024:.1f}", f"{figures['mapped_kib'] / 1024:,.0f}",
                         sum(round_["failed"] for round_ in rounds), *ratios])
            values = [round_["seconds"] for round_ in rounds]
            bars.append(chart.Bar(self.names[key].replace("async (PHP), ", ""), figures["seconds"], min(values), max(values),
                                  key in (US, CURL)))
        print(report.table([f"{self.count:,} requests", "s", "req/s", "p50 ms", "p99 ms", "resident MiB", "mapped MiB", "failed",
                            "time it/async", "resident it/async", "mapped it/async"], rows))
        report.write_json(options.out / f"{self.key}.json", self.key, self.php, options,
                          {"medians": medians, "measurements": results})
        (options.out / f"{self.key}.svg").write_text(chart.svg(
            self.title, f"{self.at_once} at once; one after the other from {self.sample} requests",
            [chart.Panel("Wall time", "seconds, logarithmic (less is better)", bars, logarithmic=True)]))


class Fetch10k(Fetching):
    key = "fetch-10k"
    title = "10,000 requests of 50 to 180 ms"
    path = "/any"
    count, at_once = 10_000, 500
    contestants = (US, CURL, "aiohttp", "threads", "sync")
    bars = {"sync": 130.0, "aiohttp": 1.0}


class Clients(Fetching):
    key = "clients"
    title = "2,000 requests of 20 ms"
    path = "/fast"
    count, at_once = 2_000, 200
    contestants = (US, CURL, "aiohttp", "httpx", "requests", "sync")
    needed = {"aiohttp", "httpx"}
    bars = {"sync": 10.0, "aiohttp": 1.5}


class Threads(Fetching):
    key = "threads"
    title = "500 waits at once, of 50 ms each"
    path = "/medium"
    count, at_once, threads = 5_000, 500, 500
    contestants = (US, "threads")
    mapped_bars = {"threads": 10.0}
