"""The command line."""

import argparse
import pathlib
import sys
import time

from . import toolchain
from .api_case import Api
from .blocking_case import Blocking
from .common import ROOT, US, BenchmarkError
from .coroutine_case import Coroutines
from .fetch_case import Clients, Fetch10k, Threads
from .gain_case import Gain
from .hooked_case import HookedReads
from .pool_case import Pool
from .server_cases import Http1k, TcpEcho1k, TcpEcho100k
from .service_case import Fanout, Json, Load500, Page, ServiceMix, Sql1
from .unused_case import Cpu, LoadedUnused
from .waits_case import Waits

CASES = {case.key: case for case in (TcpEcho1k, TcpEcho100k, Http1k, Coroutines, Api, LoadedUnused, HookedReads, Waits,
                                  Blocking, Sql1, Page, ServiceMix, Fanout, Json, Fetch10k, Cpu, Pool,
                                  Clients, Threads, Load500, Gain)}

# Names for several cases at once.
GROUPS = {"tcp-echo": ["tcp-echo-1k", "tcp-echo-100k"], "all": list(CASES)}


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="benchmarks/run", description="Measures the extension and its peers in one run.",
        epilog="Cases: " + ", ".join([*CASES, *GROUPS]) + ". Default: all.")
    parser.add_argument("cases", nargs="*", metavar="case", choices=[*CASES, *GROUPS, []])
    parser.add_argument("--rounds", type=int, default=7, help="how often each contestant is measured (default 7)")
    parser.add_argument("--seconds", type=float, default=3, help="length of each load (default 3)")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "results", help="folder for JSON and charts")
    parser.add_argument("--php", metavar="BIN", help="PHP binary (default php8.2, else php)")
    parser.add_argument("--extension", metavar="PATH", help="the async.so to measure")
    parser.add_argument("--only", metavar="LIST", default="",
                        help=f"contestants to measure, by comma; ours is {US!r}")
    parser.add_argument("--patience", type=float, default=0, metavar="SECONDS",
                        help="before each measurement, wait so long for other processes to be quiet (default 0)")
    options = parser.parse_args(arguments)
    if options.rounds < 1 or options.seconds <= 0:
        parser.error("at least one round, and some seconds")
    options.only = [name for name in options.only.split(",") if name]
    names = [name for case in options.cases or ["all"] for name in GROUPS.get(case, [case])]
    options.cases = list(dict.fromkeys(names))
    return options


def run_case(case, options):
    toolchain.install(case.needs(options.only))
    toolchain.build(case.programs(options.only))
    started = time.monotonic()
    print(f"{case.key}", file=sys.stderr)
    print(f"\n== {case.key} ==")
    case.run(options)
    print(f"({time.monotonic() - started:.0f} s; {case.key}.json and {case.key}.svg written)", flush=True)


def main(arguments=None):
    options = parse(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    php = toolchain.Php(options.php, options.extension)
    failed = []
    for name in options.cases:
        try:
            run_case(CASES[name](php), options)
        except BenchmarkError as error:
            print(f"\nFAILED {name}: {error}", file=sys.stderr, flush=True)
            failed.append(name)
        except KeyboardInterrupt:
            print("interrupted", file=sys.stderr)
            return 130
    if failed:
        print("failed: " + ", ".join(failed), file=sys.stderr)
        return 1
    return 0
