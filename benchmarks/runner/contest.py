"""Servers under load, in rounds: one after the other, all in each round."""

import sys

from . import process
from .common import US, BenchmarkError, median

# Above this share of a core taken by others, a figure is not to be relied on.
DISTURBED = 5

# Below this share the server was not the limit of what was measured.
SATURATED = 90


class Contestant:
    """A server: its key on the command line, its name in the report, what it needs, how it is started."""

    def __init__(self, key, name, make_command, needs=(), programs=(), announces=True, connections=None):
        self.key = key
        self.name = name
        self.make_command = make_command
        self.needs = tuple(needs)
        self.programs = tuple(programs)
        self.announces = announces  # says itself when it is ready
        self.connections = connections  # of the load, where they differ


def rotate(items, by):
    """A different order in each round, so that no contestant always follows the same one."""
    by %= len(items)
    return items[by:] + items[:by]


def measure(contestants, options, probe, load):
    """Returns {key: [figures of each round]}.

    `probe(port)` checks a server, `load(port, core, what the probe returned)` returns the figures of one load.
    """
    rounds = options.rounds
    server_core, load_core = process.cores()
    results = {contestant.key: [] for contestant in contestants}
    for number in range(rounds):
        for contestant in rotate(contestants, number):
            process.wait_until_quiet(options.patience)
            with process.Server(contestant.name, server_core, contestant.make_command, contestant.announces) as server:
                expected = probe(server.port)
                watch = process.CpuWatch(server, load_core)
                if contestant.connections:
                    figures = load(server.port, load_core, expected, contestant.connections)
                else:
                    figures = load(server.port, load_core, expected)
                figures.update(watch.shares())
                probe(server.port)
            results[contestant.key].append(figures)
            disturbed = " (disturbed)" if figures["disturbance_percent"] > DISTURBED else ""
            print(f"  round {number + 1}/{rounds}  {contestant.name:<16}"
                  f"{figures['requests_per_second']:>12,.0f} req/s{disturbed}", file=sys.stderr)
    return results


def medians(results):
    return {key: {name: median([figures[name] for figures in rounds])
                  for name, value in rounds[0].items() if isinstance(value, (int, float))}
            for key, rounds in results.items()}


def ratios(results, figure):
    """How many times the peer's figure ours is: the median of the ratios of each round."""
    if US not in results:
        return {}
    return {key: median([ours[figure] / theirs[figure] for ours, theirs in zip(results[US], rounds)])
            for key, rounds in results.items() if key != US}


def warnings(contestants, results):
    names = {contestant.key: contestant.name for contestant in contestants}
    lines = []
    disturbed = sum(figures["disturbance_percent"] > DISTURBED for rounds in results.values() for figures in rounds)
    if disturbed:
        total = sum(map(len, results.values()))
        lines.append(f"other processes took more than {DISTURBED} % of a core in {disturbed} of {total} measurements")
    for key, figures in medians(results).items():
        if figures["server_cpu_percent"] + figures["disturbance_percent"] < SATURATED:
            lines.append(f"{names[key]} used only {figures['server_cpu_percent']:.0f} % of its core: "
                         f"the load (at {figures['load_cpu_percent']:.0f} %) may be the limit")
    return lines


def select(contestants, only):
    if not only:
        return contestants
    unknown = set(only) - {contestant.key for contestant in contestants}
    chosen = [contestant for contestant in contestants if contestant.key in only]
    if not chosen:
        raise BenchmarkError("no such contestant here: " + ", ".join(sorted(unknown)))
    return chosen
