"""The case `coroutines`: what switching, starting and keeping a coroutine costs."""

import json
import sys

from . import chart, process, report
from .common import BUILD, ROOT, US, BenchmarkError, median
from .contest import rotate
from .toolchain import DEBIAN_PYTHON

MILLION = 1_000_000

# The million needs that much at most: the largest of the contestants, with room.
MILLION_MEMORY = 14 << 30

# A measurement of a few seconds at most; a million coroutines take longer.
TIMEOUT = 120

NAMES = {
    US: "async (PHP)",
    "fiber": "PHP Fiber",
    "go": "Go",
    "asyncio": "asyncio",
    "uvloop": "uvloop",
    "threads": "300 Python threads",
}
NEEDS = {US: ["php"], "fiber": ["php"], "go": ["go"], "asyncio": ["python"], "uvloop": ["python", "uvloop"],
         "threads": ["python"]}


class Measure:
    """One table: its title, the figure compared, the bar for ours, the command of each contestant."""

    def __init__(self, key, title, figure, unit, commands, bar=None, factor=1.0, most_rounds=None, memory=0):
        self.key = key
        self.title = title
        self.figure = figure
        self.unit = unit
        self.commands = commands
        self.bar = bar
        self.factor = factor
        self.most_rounds = most_rounds
        self.memory = memory


def is_ours(key):
    return key in (US, f"{US}-await")


def available_memory():
    with open("/proc/meminfo") as meminfo:
        return next(int(line.split()[1]) * 1024 for line in meminfo if line.startswith("MemAvailable:"))


class Coroutines:
    key = "coroutines"
    title = "Coroutines"
    names = NAMES
    required = NEEDS
    compiled = {"go": "coroutines_go"}

    def __init__(self, php):
        self.php = php

    def needs(self, only):
        return {"taskset", *(need for key in self.names if not only or key in only for need in self.required[key])}

    def programs(self, only):
        return {program for key, program in self.compiled.items() if not only or key in only}

    def run(self, options):
        core = process.cores()[0]
        results = {}
        for measure in self.measures():
            results[measure.key] = self._measure(measure, options, core)
        for measure in self.measures():
            if results[measure.key]:
                print(f"{measure.title}\n{self._table(measure, results[measure.key])}\n")
        report.write_json(options.out / f"{self.key}.json", self.key, self.php, options, {
            "medians": {key: {name: self._medians(rounds) for name, rounds in contestants.items()}
                        for key, contestants in results.items()},
            "measurements": results,
        })
        (options.out / f"{self.key}.svg").write_text(self._chart(results, options))

    def measures(self):
        def php(script, *arguments, with_extension=True):
            return lambda: self.php.command(ROOT / "coroutines" / script, *arguments, with_extension=with_extension)

        def fiber(*arguments):
            return php("fiber.php", *arguments, with_extension=False)

        def go(*arguments):
            return lambda: [BUILD / "coroutines_go", *arguments]

        def python(*arguments):
            return lambda: [DEBIAN_PYTHON, ROOT / "coroutines/tasks.py", *arguments]

        def memory(count, **extra):
            return {
                US: php("async_memory.php", count, "delay"),
                f"{US}-await": php("async_memory.php", count, "await"),
                "fiber": fiber("memory", count),
                "go": go("memory", count),
                "asyncio": python("memory", count),
                **extra,
            }

        return [
            Measure("switch", "Switch between two coroutines", "raw_ns", "ns", {
                US: php("async_switch.php"), "fiber": fiber("switch"), "go": go("switch"),
                "asyncio": python("switch"), "uvloop": python("switch", "--loop=uvloop"),
            }, bar=40),
            Measure("spawn", "Spawn, run and finish, 100 at a time", "ns", "ns", {
                US: php("async_spawn.php", "batch"), "fiber": fiber("spawn"), "go": go("batch"),
                "asyncio": python("batch"), "uvloop": python("batch", "--loop=uvloop"),
            }, bar=200),
            Measure("spawn-await", "Spawn one and await it", "ns", "ns", {
                US: php("async_spawn.php", "await"), "go": go("await"),
                "asyncio": python("await"), "uvloop": python("await", "--loop=uvloop"),
            }),
            Measure("memory-10k", "Resident memory of each of 10,000 that wait", "bytes", "KiB",
                    memory(10_000, threads=python("threads", 300)), bar=6, factor=1 / 1024, most_rounds=3),
            Measure("memory-100k", "Resident memory of each of 100,000 that wait", "bytes", "KiB",
                    memory(100_000), bar=6, factor=1 / 1024, most_rounds=3),
            Measure("million", "Resident memory of each of 1,000,000 that wait", "bytes", "KiB",
                    memory(MILLION), bar=6, factor=1 / 1024, most_rounds=1, memory=MILLION_MEMORY),
        ]

    def _name(self, key):
        return "async, in await()" if key == f"{US}-await" else self.names[key]

    def _measure(self, measure, options, core):
        commands = {key: command for key, command in measure.commands.items()
                    if not options.only or key.removesuffix("-await") in options.only}
        if measure.memory > available_memory():
            print(f"  {measure.key}: left out, it needs {measure.memory >> 30} GiB of free memory", file=sys.stderr)
            return {}
        results = {key: [] for key in commands}
        rounds = min(options.rounds, measure.most_rounds or options.rounds)
        for number in range(rounds):
            for key in rotate(list(commands), number) if commands else []:
                command = commands[key]()
                process.wait_until_quiet(options.patience)
                try:
                    figures = json.loads(process.run(core, command, TIMEOUT))
                except ValueError as error:
                    raise BenchmarkError(f"{self._name(key)} printed no figures: {error}") from error
                if "failed" in figures and is_ours(key):
                    raise BenchmarkError(f"{measure.key}: {figures['failed']}")
                results[key].append(figures)
            print(f"  {measure.key}: round {number + 1}/{rounds}", file=sys.stderr)
        return results

    @staticmethod
    def _medians(rounds):
        failed = [figures["failed"] for figures in rounds if "failed" in figures]
        if failed:
            return {"failed": failed[0]}
        return {name: median([figures[name] for figures in rounds]) for name in rounds[0]}

    def _table(self, measure, results):
        medians = {key: self._medians(rounds) for key, rounds in results.items()}
        ours = medians.get(US, {}).get(measure.figure)
        extra = [name for name in ("net_ns", "mappings", "total_bytes", "start_seconds", "end_seconds")
                 if any(name in figures for figures in medians.values())]
        titles = {"net_ns": "without the loop", "mappings": "mappings", "total_bytes": "MiB in all",
                  "start_seconds": "start s", "end_seconds": "end s"}
        formats = {"net_ns": lambda v: f"{v:.1f}", "mappings": lambda v: f"{v:,.0f}",
                   "total_bytes": lambda v: f"{v / 2**20:,.0f}",
                   "start_seconds": lambda v: f"{v:.2f}", "end_seconds": lambda v: f"{v:.2f}"}
        rows, notes = [], []
        for key, figures in medians.items():
            if "failed" in figures:
                rows.append([self._name(key), "fails", *[""] * len(extra), ""])
                notes.append(f"{self._name(key)}: {figures['failed']}")
                continue
            value = figures[measure.figure]
            if is_ours(key):
                bar = "" if measure.bar is None else (
                    f"{'meets' if value * measure.factor <= measure.bar else 'MISSES'} ≤ {measure.bar}")
            else:
                bar = f"{ours / value:.2f}" if ours else ""
            rows.append([self._name(key), f"{value * measure.factor:.2f}",
                         *[formats[name](figures[name]) if name in figures else "" for name in extra], bar])
        table = report.table(["", measure.unit, *[titles[name] for name in extra], "async/it"], rows)
        return "\n".join([table, *notes])

    def _chart(self, results, options):
        panels = []
        for measure in self.measures():
            bars = []
            for key, rounds in results[measure.key].items():
                if any("failed" in figures for figures in rounds):
                    continue
                values = [figures[measure.figure] * measure.factor for figures in rounds]
                bars.append(chart.Bar(self._name(key), median(values), min(values), max(values), is_ours(key)))
            if bars:
                times = measure.unit == "ns"
                axis = "nanoseconds, logarithmic (less is better)" if times else "KiB each (less is better)"
                panels.append(chart.Panel(measure.title, axis, bars, logarithmic=times))
        return chart.svg(self.title, f"one core; median and range of up to {options.rounds} rounds", panels)
