"""What all parts of the runner share."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"

# The contestant that all others are compared with.
US = "async"


class BenchmarkError(Exception):
    """A server or a load did not do what it should: no figure may come out of that."""


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2
