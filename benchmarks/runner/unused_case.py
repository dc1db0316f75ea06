"""The cases `loaded-unused` and `cpu`: what the extension costs a script that only computes."""

import json
import sys
import time

from . import chart, process, report
from .case import PhpCase, need_ours
from .common import ROOT, BenchmarkError, median

# name -> (PHP with opcache and JIT?, rounds of work that take about a second)
MODES = {"interpreter": (False, 5), "opcache, JIT": (True, 8)}

# Small differences need many pairs; a start of PHP takes milliseconds only.
PAIRS_PER_ROUND = 3
STARTS_PER_ROUND = 20

# What differs less than this cannot be told from chance on an ordinary machine.
BAR = 1.01


class LoadedUnused(PhpCase):
    key = "loaded-unused"
    arguments = ()  # of the script when the extension is loaded

    def run(self, options):
        need_ours(options, "nothing to compare without the extension")
        core = process.cores()[0]
        results = {mode: self._measure_work(mode, options, core) for mode in MODES}
        results["start of PHP"] = self._measure_start(options, core)

        rows = []
        ratios = {}
        for name, pairs in results.items():
            figure = "cpu_seconds" if "cpu_seconds" in pairs[0][0] else "wall_seconds"
            without, loaded = (median([pair[i][figure] for pair in pairs]) for i in (0, 1))
            ratio = median([pair[1][figure] / pair[0][figure] for pair in pairs])
            ratios[name] = ratio
            memory = ""
            if "peak_bytes" in pairs[0][0]:
                memory = f"{median([pair[1]['peak_bytes'] - pair[0]['peak_bytes'] for pair in pairs]):+,.0f}"
            bar = BAR if name in MODES else None
            rows.append([name, f"{without * 1000:,.2f}", f"{loaded * 1000:,.2f}",
                         report.bar_note(ratio, bar, at_least=False, digits=4), memory])
        print(report.table(["", "without ms", "loaded ms", "ratio", "peak memory B"], rows))
        report.write_json(options.out / "loaded-unused.json", self.key, self.php, options,
                          {"ratios": ratios, "measurements": results})
        (options.out / "loaded-unused.svg").write_text(self._chart(results, options))

    def _pairs(self, count, measure):
        """(without, loaded) each time, in turns: whatever slows the machine down meets both."""
        pairs = []
        for number in range(count):
            order = (False, True) if number % 2 == 0 else (True, False)
            figures = {loaded: measure(loaded) for loaded in order}
            pairs.append((figures[False], figures[True]))
        return pairs

    def _measure_work(self, mode, options, core):
        opcache, work = MODES[mode]

        def measure(loaded):
            command = self.php.command(ROOT / "loaded-unused/cpu.php", work, *(self.arguments if loaded else ()),
                                       with_extension=loaded, opcache=opcache)
            process.wait_until_quiet(options.patience)
            return json.loads(process.run(core, command, timeout=60))

        pairs = self._pairs(options.rounds * PAIRS_PER_ROUND, measure)
        checksums = {figures["checksum"] for pair in pairs for figures in pair}
        if len(checksums) != 1:
            raise BenchmarkError(f"the results of the work differ: {sorted(checksums)}")
        print(f"  {mode}: {len(pairs)} pairs", file=sys.stderr)
        return pairs

    def _measure_start(self, options, core):
        def measure(loaded):
            command = self.php.command("-r", "", with_extension=loaded)
            started = time.perf_counter()
            process.run(core, command, timeout=30)
            return {"wall_seconds": time.perf_counter() - started}

        return self._pairs(options.rounds * STARTS_PER_ROUND, measure)

    @staticmethod
    def _chart(results, options):
        bars = []
        for mode in MODES:
            for loaded in (0, 1):
                values = [pair[loaded]["cpu_seconds"] * 1000 for pair in results[mode]]
                label = f"{mode}, {'loaded' if loaded else 'without'}"
                bars.append(chart.Bar(label, median(values), min(values), max(values), bool(loaded)))
        return chart.svg("The extension loaded, but unused",
                         f"a CPU-bound script; median and range of {len(results['interpreter'])} runs",
                         [chart.Panel("CPU time", "milliseconds (less is better)", bars)])


class Cpu(LoadedUnused):
    """The same work in a coroutine, beside PHP without the extension."""

    key = "cpu"
    arguments = ("coroutine",)
    memory_bar = 1.02

    def run(self, options):
        need_ours(options, "nothing to compare without the extension")
        results = {mode: self._measure_work(mode, options, process.cores()[0]) for mode in MODES}
        rows, bars, ratios = [], [], {}
        for name, pairs in results.items():
            without, ours = (median([pair[i]["cpu_seconds"] for pair in pairs]) for i in (0, 1))
            time_ratio = median([pair[1]["cpu_seconds"] / pair[0]["cpu_seconds"] for pair in pairs])
            memory = median([pair[1]["resident_kib"] / pair[0]["resident_kib"] for pair in pairs])
            ratios[name] = {"time": time_ratio, "memory": memory}
            rows.append([name, f"{without * 1000:,.2f}", f"{ours * 1000:,.2f}",
                         report.bar_note(time_ratio, BAR, at_least=False, digits=4),
                         report.bar_note(memory, self.memory_bar, at_least=False, digits=4)])
            for loaded, label in ((0, "without"), (1, "in a coroutine")):
                values = [pair[loaded]["cpu_seconds"] * 1000 for pair in pairs]
                bars.append(chart.Bar(f"{name}, {label}", median(values), min(values), max(values), bool(loaded)))
        print(report.table(["", "without ms", "in a coroutine ms", "time", "resident memory"], rows))
        report.write_json(options.out / f"{self.key}.json", self.key, self.php, options,
                          {"ratios": ratios, "measurements": results})
        (options.out / f"{self.key}.svg").write_text(chart.svg(
            "Work for the CPU alone, in a coroutine", "median and range",
            [chart.Panel("CPU time", "milliseconds (less is better)", bars)]))
