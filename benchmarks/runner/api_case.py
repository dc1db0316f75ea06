"""The case `api`: what channels, futures, task groups and coroutines cost."""

from .common import BUILD, ROOT, US
from .coroutine_case import Coroutines, Measure
from .toolchain import DEBIAN_PYTHON


class Api(Coroutines):
    key = "api"
    title = "Channels, futures and tasks"
    names = {US: "async (PHP)", "amphp": "amphp (PHP)", "go": "Go", "asyncio": "asyncio", "uvloop": "uvloop"}
    required = {US: ["php"], "amphp": ["php", "composer"], "go": ["go"], "asyncio": ["python"],
                "uvloop": ["python", "uvloop"]}
    compiled = {"amphp": "amphp", "go": "api_go"}

    def measures(self):
        def commands(what):
            return {
                US: lambda: self.php.command(ROOT / "api/async.php", what),
                "amphp": lambda: self.php.command(ROOT / "api/amphp.php", BUILD / "amphp/vendor", what,
                                                  with_extension=False),
                "go": lambda: [BUILD / "api_go", what],
                "asyncio": lambda: [DEBIAN_PYTHON, ROOT / "api/queues.py", what],
                "uvloop": lambda: [DEBIAN_PYTHON, ROOT / "api/queues.py", what, "--loop=uvloop"],
            }

        return [
            Measure("channel", "Hand a value over, without a buffer", "ns", "ns", commands("channel"), bar=150),
            Measure("buffered", "The same with a buffer of 128", "ns", "ns", commands("buffered"), bar=150),
            Measure("future", "Make a future, complete and await it", "ns", "ns", commands("future"), bar=400),
            Measure("group", "Run each of 100,000 tasks, 100 at a time", "ns", "ns", commands("group"), bar=1500),
            Measure("spawn", "Spawn one and await it", "ns", "ns", commands("spawn")),
        ]
