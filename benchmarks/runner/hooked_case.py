"""The case `hooked-reads`: what a read of one byte costs when the calls below it are hooked."""

import json

from . import chart, process, report
from .case import PhpCase, need_ours
from .common import ROOT, BenchmarkError, median

# kind -> (what it is, reads that take some tenths of a second)
KINDS = {
    "file": ("regular file, unbuffered", 200_000),
    "buffered": ("regular file, buffered", 2_000_000),
    "socket": ("socket with data", 100_000),
    "pipe": ("pipe with data", 200_000),
}
STATES = ("stock", "loaded", "hooked")

# Of a call that is not in a coroutine, to that of stock PHP.
BAR = 1.02


class HookedReads(PhpCase):
    key = "hooked-reads"

    def run(self, options):
        need_ours(options, "nothing to compare without the extension")
        core = process.cores()[0]
        results = {kind: [self._measure(kind, core, number) for number in range(options.rounds)] for kind in KINDS}
        rows, panels = [], []
        for kind, rounds in results.items():
            stock, loaded, hooked = (median([figures[state] for figures in rounds]) for state in STATES)
            ratios = [median([figures[state] / figures["stock"] for figures in rounds]) for state in STATES[1:]]
            rows.append([KINDS[kind][0], f"{stock:.1f}", f"{loaded:.1f}",
                         report.bar_note(ratios[0], BAR, at_least=False, digits=3),
                         f"{hooked:.1f}", f"{ratios[1]:.3f}"])
            panels.append(chart.Panel(KINDS[kind][0], "nanoseconds of CPU time per read (less is better)", [
                chart.Bar(state, median([figures[state] for figures in rounds]), min(figures[state] for figures in rounds),
                          max(figures[state] for figures in rounds), state != "stock") for state in STATES]))
        print(report.table(["one byte from", "stock ns", "loaded", "ratio", "in the main coroutine", "ratio"], rows))
        report.write_json(options.out / f"{self.key}.json", self.key, self.php, options, {"measurements": results})
        (options.out / f"{self.key}.svg").write_text(
            chart.svg("Reading one byte at a time", f"median and range of {options.rounds} rounds", panels))

    def _measure(self, kind, core, number):
        """One round: all states, in turns, so that whatever slows the machine down meets each."""
        figures, read = {}, set()
        for state in STATES[number % 3:] + STATES[:number % 3]:
            command = self.php.command(ROOT / "hooked-reads/reads.php", kind, KINDS[kind][1],
                                       *(["hooked"] if state == "hooked" else []), with_extension=state != "stock")
            answer = json.loads(process.run(core, command, timeout=60))
            figures[state] = answer["cpu_ns"]
            read.add(answer["read"])
        if len(read) != 1:
            raise BenchmarkError(f"not the same was read: {sorted(read)}")
        return figures
