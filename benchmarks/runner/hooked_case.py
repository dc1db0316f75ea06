"""The case `hooked-reads`: what a read of one byte costs when the calls below it are hooked."""

import json
import urllib.request

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
# Hooks are there from their first use on: "installed" is a request after one that used them, in the
# same process, "hooked" the main coroutine of one that uses them.
STATES = ("stock", "loaded", "installed", "hooked")

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
            middle = {state: median([figures[state] for figures in rounds]) for state in STATES}
            row = [KINDS[kind][0], f"{middle['stock']:.1f}"]
            for state in STATES[1:]:
                ratio = median([figures[state] / figures["stock"] for figures in rounds])
                row += [f"{middle[state]:.1f}", f"{ratio:.3f}" if state == "hooked"
                        else report.bar_note(ratio, BAR, at_least=False, digits=3)]
            rows.append(row)
            panels.append(chart.Panel(KINDS[kind][0], "nanoseconds of CPU time per read (less is better)", [
                chart.Bar(state, median([figures[state] for figures in rounds]), min(figures[state] for figures in rounds),
                          max(figures[state] for figures in rounds), state != "stock") for state in STATES]))
        print(report.table(["one byte from", "stock ns", "loaded", "ratio", "hooks installed", "ratio",
                            "in the main coroutine", "ratio"], rows))
        report.write_json(options.out / f"{self.key}.json", self.key, self.php, options, {"measurements": results})
        (options.out / f"{self.key}.svg").write_text(
            chart.svg("Reading one byte at a time", f"median and range of {options.rounds} rounds", panels))

    def _measure(self, kind, core, number):
        """One round: all states, in turns, so that whatever slows the machine down meets each."""
        figures, read = {}, set()
        first = number % len(STATES)
        for state in STATES[first:] + STATES[:first]:
            with process.Server(state, core, lambda port, state=state: self.php.command(
                    "-S", f"127.0.0.1:{port}", ROOT / "hooked-reads/reads.php", with_extension=state != "stock"),
                    announces=False) as server:
                if state == "installed":
                    self._get(server, "hooked")
                answer = self._get(server, f"kind={kind}&count={KINDS[kind][1]}" + "&hooked" * (state == "hooked"))
            figures[state] = answer["cpu_ns"]
            read.add(answer["read"])
        if len(read) != 1:
            raise BenchmarkError(f"not the same was read: {sorted(read)}")
        return figures

    def _get(self, server, query):
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/?{query}", timeout=60) as response:
            return json.load(response)
