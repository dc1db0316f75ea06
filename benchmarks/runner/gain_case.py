"""The case `gain`: what coroutines gain where computing and waiting alternate, beside 1 + T_io / T_cpu."""

import json
import sys

from . import chart, process, report
from .case import PhpCase, need_ours
from .common import ROOT, median

RATIOS = (0, 1, 2, 5, 10, 20, 50, 100)
MILLISECONDS = 1000
BAR = 0.95


class Gain(PhpCase):
    key = "gain"

    def run(self, options):
        need_ours(options, "the formula is the only peer")
        core = process.cores()[0]
        results = {ratio: [] for ratio in RATIOS}
        for number in range(options.rounds):
            for ratio in RATIOS:
                process.wait_until_quiet(options.patience)
                results[ratio].append(json.loads(process.run(
                    core, self.php.command(ROOT / "gain/gain.php", ratio, MILLISECONDS), timeout=120)))
            print(f"  round {number + 1}/{options.rounds}", file=sys.stderr)
        rows, bars = [], []
        for ratio, rounds in results.items():
            gain, most = (median([figures[name] for figures in rounds]) for name in ("gain", "most"))
            share = median([figures["gain"] / figures["most"] for figures in rounds])
            rows.append([ratio, f"{gain:.2f}", f"{most:.2f}", report.bar_note(share, BAR, digits=3)])
            bars += [chart.Bar(f"T_io = {ratio} × T_cpu", gain, min(figures["gain"] for figures in rounds),
                               max(figures["gain"] for figures in rounds), True), chart.Bar("the formula", most)]
        print(report.table(["T_io / T_cpu", "gain", "1 + T_io / T_cpu", "share"], rows))
        report.write_json(options.out / f"{self.key}.json", self.key, self.php, options, {"measurements": results})
        (options.out / f"{self.key}.svg").write_text(chart.svg(
            "Computing for 1 ms and waiting, again and again", "how many times as much one process does with coroutines",
            [chart.Panel("Gain", "times as much, logarithmic (more is better)", bars, logarithmic=True)]))
