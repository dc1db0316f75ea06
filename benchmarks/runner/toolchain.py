"""Debian packages, compiled peers and the PHP command."""

import os
import pathlib
import shutil
import subprocess
import sys

from .common import BUILD, ROOT, BenchmarkError

# The interpreter that Debian's python3-uvloop belongs to, whatever else PATH has.
DEBIAN_PYTHON = "/usr/bin/python3"

# need -> (Debian packages, how to tell that they are there)
NEEDS = {
    "taskset": (["util-linux"], lambda: shutil.which("taskset")),
    "c": (["gcc", "libc6-dev", "liburing-dev"],
          lambda: shutil.which("gcc") and pathlib.Path("/usr/include/liburing.h").exists()),
    "go": (["golang-go"], lambda: shutil.which("go")),
    "node": (["nodejs"], lambda: shutil.which("node")),
    "python": (["python3"], lambda: os.path.exists(DEBIAN_PYTHON)),
    "uvloop": (["python3-uvloop"], lambda: has_module("uvloop")),
    "httptools": (["python3-httptools"], lambda: has_module("httptools")),
    "wrk": (["wrk"], lambda: shutil.which("wrk")),
    "composer": (["composer"], lambda: shutil.which("composer")),
    "fpm": (["php8.2-fpm", "nginx-light"], lambda: shutil.which("nginx") and fpm()),
    "nginx": (["nginx-light"], lambda: shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")),
    "postgres": (["postgresql", "php8.2-pgsql"], lambda: postgres_bin()),
    "aiohttp": (["python3-aiohttp", "python3-requests", "python3-uvloop"],
                lambda: all(map(has_module, ("aiohttp", "requests", "uvloop")))),
    "mariadb": (["mariadb-server", "php8.2-mysql"], lambda: shutil.which("mariadbd", path="/usr/sbin:/usr/bin")),
    "httpx": (["python3-httpx"], lambda: has_module("httpx")),
    "gunicorn": (["gunicorn", "python3-flask", "python3-psycopg2"],
                 lambda: all(map(has_module, ("gunicorn", "flask", "psycopg2")))),
    "uvicorn": (["python3-uvicorn", "python3-starlette", "python3-asyncpg", "python3-uvloop", "python3-httptools"],
                lambda: all(map(has_module, ("uvicorn", "starlette", "asyncpg", "uvloop", "httptools")))),
    "php": (["php-cli"], lambda: shutil.which("php")),
}

C_FLAGS = ["-O2", "-Wall", "-Wextra", "-std=gnu11"]

# program in the build folder -> (need, sources; the first is compiled)
PROGRAMS = {
    "echo_load": ("c", ["load/echo_load.c", "load/histogram.h"]),
    "echo_io_uring": ("c", ["tcp-echo/io_uring.c", "tcp-echo/listen.h"]),
    "echo_epoll": ("c", ["tcp-echo/epoll.c", "tcp-echo/listen.h"]),
    "echo_go": ("go", ["tcp-echo/server.go"]),
    "http_go": ("go", ["http-1k/server.go"]),
    "coroutines_go": ("go", ["coroutines/go.go"]),
    "api_go": ("go", ["api/go.go"]),
    "upstream": ("go", ["service/upstream.go"]),
    "amphp": ("composer", ["api/composer.json"]),
}

# How PHP is run in production, and nothing of the machine's own php.ini: a
# debugger or profiler loaded there would be measured instead.
OPCACHE = ["-d", "zend_extension=opcache", "-d", "opcache.enable_cli=1", "-d", "opcache.jit=tracing",
           "-d", "opcache.jit_buffer_size=64M"]
PHP_BASE = ["-n", "-d", "memory_limit=-1", "-d", "display_errors=stderr", "-d", "error_reporting=-1"]


def has_module(name):
    return os.path.exists(DEBIAN_PYTHON) and subprocess.run(
        [DEBIAN_PYTHON, "-c", f"import {name}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def fpm():
    return shutil.which("php-fpm8.2", path=f"{os.environ['PATH']}:/usr/sbin")


def postgres_bin():
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return found[-1].parent if found else None


def install(needs):
    """Makes sure that what is needed is there, by apt-get if run as root."""
    missing = [need for need in sorted(set(needs)) if not NEEDS[need][1]()]
    if not missing:
        return
    packages = sorted({package for need in missing for package in NEEDS[need][0]})
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise BenchmarkError("please install: " + " ".join(packages))
    print("installing " + " ".join(packages), file=sys.stderr)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL).returncode != 0:
        subprocess.run(["apt-get", "update"], env=environment, stdout=subprocess.DEVNULL, check=False)
        if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL).returncode != 0:
            raise BenchmarkError("cannot install " + " ".join(packages))


def build(names):
    BUILD.mkdir(exist_ok=True)
    for name in names:
        need, sources = PROGRAMS[name]
        target = BUILD / name
        paths = [ROOT / source for source in sources]
        if target.exists() and target.stat().st_mtime > max(path.stat().st_mtime for path in paths):
            continue
        if need == "composer":
            target.mkdir(exist_ok=True)
            shutil.copy(paths[0], target)
            command = ["composer", "update", "--quiet", "--no-interaction", f"--working-dir={target}"]
        elif need == "go":
            command = ["go", "build", "-o", target, paths[0]]
        else:
            command = ["gcc", *C_FLAGS, "-o", target, paths[0], "-luring"]
        environment = dict(os.environ)
        environment.setdefault("COMPOSER_ALLOW_SUPERUSER", "1")
        environment.setdefault("GOCACHE", str(BUILD / "go-cache"))
        if subprocess.run(command, cwd=BUILD, env=environment).returncode != 0:
            raise BenchmarkError(f"cannot build {sources[0]}")


class Php:
    """A PHP binary and the extension measured."""

    def __init__(self, binary=None, extension=None):
        self.binary = binary or shutil.which("php8.2") or shutil.which("php") or "php"
        self._extension = extension

    def version(self):
        return self._ask("echo PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;")

    def extension(self):
        """The given .so, else the one built in this checkout, else the installed one."""
        if self._extension is None:
            built = ROOT.parent / "build" / f"php{self.version()}" / "modules" / "async.so"
            installed = pathlib.Path(self._ask("echo ini_get('extension_dir');")) / "async.so"
            found = [path for path in (built, installed) if path.exists()]
            if not found:
                raise BenchmarkError(
                    f"no async.so in build/php{self.version()}/modules nor installed for {self.binary}; "
                    "build it, name one with --extension=PATH, or measure peers alone with --only=PEER,…")
            self._extension = found[0]
            self._check_loads()
        return str(pathlib.Path(self._extension).resolve())

    def command(self, *arguments, with_extension=True, opcache=True):
        return [self.binary, *PHP_BASE, *(OPCACHE if opcache else []),
                *(["-d", f"extension={self.extension()}"] if with_extension else []), *map(str, arguments)]

    def _check_loads(self):
        command = self.command("-r", "exit(extension_loaded('async') ? 0 : 1);")
        result = subprocess.run(command, capture_output=True, text=True, timeout=30)
        if result.returncode != 0:
            raise BenchmarkError(f"{self._extension} does not load: {result.stderr.strip()}")

    def _ask(self, code):
        try:
            return subprocess.run([self.binary, "-n", "-r", code], capture_output=True, text=True, check=True,
                                  timeout=30).stdout
        except (OSError, subprocess.SubprocessError) as error:
            raise BenchmarkError(f"cannot run {self.binary}: {error}") from error
