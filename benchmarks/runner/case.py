"""What the cases that run nothing but PHP have in common."""

from .common import US, BenchmarkError


class PhpCase:
    key = None

    def __init__(self, php):
        self.php = php

    def needs(self, only):
        return {"taskset", "php"}

    def programs(self, only):
        return set()


def need_ours(options, why):
    if options.only and US not in options.only:
        raise BenchmarkError(why)
