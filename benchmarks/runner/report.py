"""Tables for people, JSON for programs."""

import datetime
import json
import platform
import re
import shutil
import subprocess

from .toolchain import DEBIAN_PYTHON, has_module


def table(header, rows):
    """Left-aligned first column, right-aligned others."""
    widths = [max(len(str(row[i])) for row in [header, *rows]) for i in range(len(header))]
    lines = []
    for row in [header, *rows]:
        cells = [str(row[0]).ljust(widths[0])] + [str(cell).rjust(width) for cell, width in zip(row[1:], widths[1:])]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def bar_note(value, bar, at_least=True, digits=2):
    """A ratio beside the one it has to reach."""
    if bar is None:
        return f"{value:.{digits}f}"
    met = value >= bar if at_least else value <= bar
    return f"{value:.{digits}f} ({'meets' if met else 'MISSES'} {'≥' if at_least else '≤'} {bar:.2f})"


def _first_line(command):
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return None
    lines = (result.stdout or result.stderr).strip().splitlines()
    return lines[0] if lines else None


def machine():
    with open("/proc/cpuinfo") as cpuinfo:
        model = re.search(r"model name\s*:\s*(.*)", cpuinfo.read())
    with open("/proc/meminfo") as meminfo:
        memory = re.search(r"MemTotal:\s*(\d+)", meminfo.read())
    return {
        "cpu": model[1] if model else platform.machine(),
        "cores": len(re.findall(r"^cpu\d", open("/proc/stat").read(), re.MULTILINE)),
        "memory_gib": round(int(memory[1]) / 2**20, 1),
        "kernel": platform.release(),
    }


def versions(php):
    found = {
        "php": _first_line([php.binary, "-n", "-v"]),
        "go": _first_line(["go", "version"]) if shutil.which("go") else None,
        "node": _first_line(["node", "--version"]) if shutil.which("node") else None,
        "python": _first_line([DEBIAN_PYTHON, "--version"]),
        "gcc": _first_line(["gcc", "--version"]) if shutil.which("gcc") else None,
        "wrk": _first_line(["wrk", "--version"]) if shutil.which("wrk") else None,
    }
    for module in ("uvloop", "httptools"):
        if has_module(module):
            found[module] = _first_line([DEBIAN_PYTHON, "-c", f"import {module}; print({module}.__version__)"])
    return {name: version for name, version in found.items() if version}


def write_json(path, case, php, options, results):
    document = {
        "case": case,
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "machine": machine(),
        "versions": versions(php),
        "rounds": options.rounds,
        "seconds": options.seconds,
        **results,
    }
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
