"""The case `blocking`: what the detector of blocking calls costs, and what it reports."""

import json

from . import chart, process, report
from .case import PhpCase, need_ours
from .common import ROOT, BenchmarkError, median

# kind -> (what the coroutines do, units that take about half a second)
KINDS = {
    "switches": ("switches", 6_000_000),
    "messages": ("messages over sockets", 60_000),
    "computing": ("computing", 2_000_000),
}
# Milliseconds. The detector looks every 6 ms at most, as it does here: what it costs at its dearest.
THRESHOLD = 16
PAIRS_PER_ROUND = 3
BAR = 1.01


class Blocking(PhpCase):
    key = "blocking"

    def run(self, options):
        need_ours(options, "only ours has a detector of blocking calls")
        core = process.cores()[0]
        found = self._work(core, THRESHOLD, "report")
        results = {kind: self._pairs(kind, core, options.rounds * PAIRS_PER_ROUND) for kind in KINDS}
        rows, panels = [], []
        for kind, pairs in results.items():
            off, on = ([pair[i]["cpu_seconds"] * 1000 for pair in pairs] for i in (0, 1))
            # It looks by the clock: the CPU time that is added belongs to the time that has passed, which
            # on a machine with nothing else to do is the CPU time of the work.
            ratio = 1 + median([(b["cpu_seconds"] - a["cpu_seconds"]) / b["wall_seconds"] for a, b in pairs])
            # That is lost in the noise of most machines. What the detector does, its thread does.
            thread = 1 + median([b["thread_seconds"] / b["wall_seconds"] for _, b in pairs])
            rows.append([KINDS[kind][0], f"{median(off):,.1f}", f"{median(on):,.1f}", f"{ratio:.3f}",
                         report.bar_note(thread, BAR, at_least=False, digits=4)])
            panels.append(chart.Panel(KINDS[kind][0], "milliseconds of CPU time (less is better)", [
                chart.Bar(name, median(values), min(values), max(values), name != "off")
                for name, values in (("off", off), (f"{THRESHOLD} ms", on))]))
        print(report.table(["coroutines with", "off ms", "watched ms", "ratio", "by its thread alone"], rows))
        print(f"{found['reported']} of {found['blocked']} blocking calls were reported: {found['text']}")
        if found["reported"] != found["blocked"]:
            raise BenchmarkError("a blocking call was not reported")
        report.write_json(options.out / f"{self.key}.json", self.key, self.php, options,
                          {"reports": found, "measurements": results})
        (options.out / f"{self.key}.svg").write_text(
            chart.svg("The detector of blocking calls", f"median and range of {len(results['switches'])} runs", panels))

    def _work(self, core, threshold, *arguments):
        command = self.php.command("-d", f"async.blocking_threshold={threshold}", ROOT / "blocking/work.php", *arguments)
        return json.loads(process.run(core, command, timeout=120))

    def _pairs(self, kind, core, count):
        """(off, on) each time, in turns: whatever slows the machine down meets both."""
        pairs = []
        for number in range(count):
            order = (0, THRESHOLD) if number % 2 == 0 else (THRESHOLD, 0)
            figures = {threshold: self._work(core, threshold, kind, KINDS[kind][1]) for threshold in order}
            pairs.append((figures[0], figures[THRESHOLD]))
        if len({figures["done"] for pair in pairs for figures in pair}) != 1:
            raise BenchmarkError("not the same work was done")
        return pairs
