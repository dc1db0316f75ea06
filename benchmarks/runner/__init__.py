"""The benchmark runner: Python's standard library only."""
