"""The case `waits`: fifty coroutines that wait 200 ms in the same call of stock PHP."""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

from . import chart, report
from .common import ROOT, US, BenchmarkError, median

COUNT = 50
WAIT = 0.2

# Wall time of all together, whatever they wait for.
BAR = 0.3

EXTENSIONS = ("posix", "sockets", "curl", "igbinary", "msgpack", "redis", "memcached")


class Waits:
    key = "waits"

    def __init__(self, php):
        self.php = php

    def needs(self, only):
        return {"php", "nginx"}

    def programs(self, only):
        return set()

    def run(self, options):
        if options.only and US not in options.only:
            raise BenchmarkError("only ours can wait in calls of stock PHP")
        rounds = [self._measure() for _ in range(options.rounds)]
        rows, bars = [], []
        for name in rounds[0]:
            values = [figures[name] for figures in rounds]
            if None in values:
                rows.append([name, "not measured", ""])
                continue
            middle = median(values)
            rows.append([name, f"{middle * 1000:,.0f}", "meets" if middle <= BAR else "MISSES"])
            bars.append(chart.Bar(name, middle * 1000, min(values) * 1000, max(values) * 1000, True))
        print(report.table([f"{COUNT} waits of {WAIT * 1000:.0f} ms", "ms", f"≤ {BAR * 1000:.0f} ms"], rows))
        report.write_json(options.out / f"{self.key}.json", self.key, self.php, options, {"measurements": rounds})
        (options.out / f"{self.key}.svg").write_text(
            chart.svg(f"{COUNT} coroutines that wait {WAIT * 1000:.0f} ms each", "wall time of all together",
                      [chart.Panel("Wall time", "milliseconds (less is better)", bars)]))

    def _options(self):
        folder = pathlib.Path(subprocess.run(
            [self.php.binary, "-n", "-r", "echo ini_get('extension_dir');"], capture_output=True, text=True,
            check=True).stdout)
        present = [name for name in EXTENSIONS if (folder / f"{name}.so").exists()]
        options = self.php.command(with_extension=False)[1:]
        for name in [*present, self.php.extension()]:
            options += ["-d", f"extension={name}"]
        return options

    def _measure(self):
        options = self._options()
        command = [self.php.binary, *options, str(ROOT / "waits/waits.php"), str(COUNT)]
        environment = {**os.environ, "WAITS_OPTIONS": "\n".join(options)}
        environment.pop("WAITS_RESOLVER", None)
        with tempfile.NamedTemporaryFile("w", suffix=".conf") as resolver:
            # A slow name server is one in a mount namespace, where it replaces the machine's.
            if os.geteuid() == 0 and subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0:
                address = "127.{}.{}.{}".format(*(random.randint(1, 254) for _ in range(3)))
                resolver.write(f"nameserver {address}\n")
                resolver.flush()
                environment["WAITS_RESOLVER"] = address
                command = ["unshare", "-m", "sh", "-c", 'mount --bind "$0" /etc/resolv.conf && exec "$@"',
                           resolver.name, *command]
            else:
                print("  gethostbyname needs root and unshare -m", file=sys.stderr)
            result = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment,
                                    stdin=subprocess.DEVNULL)
        if result.returncode != 0:
            raise BenchmarkError(f"waits.php failed\n{(result.stdout + result.stderr).strip()}")
        return json.loads(result.stdout)
