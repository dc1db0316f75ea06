"""Processes pinned to a core, and what the cores did meanwhile."""

import glob
import os
import resource
import select
import signal
import socket
import subprocess
import tempfile
import time

from .common import BenchmarkError

START_TIMEOUT = 15
STOP_TIMEOUT = 5

# A machine is quiet when others use less than this share of a core for that many seconds.
QUIET_SHARE = 0.1
QUIET_SAMPLE = 1
TICK = 1 / os.sysconf("SC_CLK_TCK")


def cores():
    """The core of the server and the core of the load."""
    available = sorted(os.sched_getaffinity(0))
    if len(available) < 2:
        raise BenchmarkError("server and load need a core each, and there is only one")
    return available[0], available[1]


def pinned(core, command):
    return ["taskset", "-c", str(core), *map(str, command)]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def core_times(core):
    """Seconds in which a core ran processes; what it did for the network is left out."""
    with open("/proc/stat") as stat:
        for line in stat:
            if line.startswith(f"cpu{core} "):
                user, nice, system, _idle, _iowait, _irq, _softirq, steal = map(int, line.split()[1:9])
                return (user + nice + system + steal) * TICK
    raise BenchmarkError(f"no core {core}")


def wait_until_quiet(patience):
    """Waits up to so many seconds for other processes to leave both cores alone."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        before = sum(map(core_times, cores()))
        time.sleep(QUIET_SAMPLE)
        if sum(map(core_times, cores())) - before <= QUIET_SHARE * QUIET_SAMPLE:
            return


def children_time():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Server:
    """A server and the processes it starts: `with Server(name, core, command) as server: … server.port`.

    It says `ready PORT` when it listens, or else is ready when somebody can connect.
    """

    def __init__(self, name, core, make_command, announces=True):
        self.name = name
        self.core = core
        self.announces = announces
        self.port = free_port()
        self.command = make_command(self.port)

    def __enter__(self):
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(pinned(self.core, self.command), stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=self.errors, start_new_session=True)
        try:
            self._wait_until_ready()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, exception_type, exception, traceback):
        died = self.process.poll()
        self._stop()
        if died is not None:
            raise BenchmarkError(f"{self.name} died (exit status {died}){self._error_text()}") from exception
        if isinstance(exception, BenchmarkError):
            raise BenchmarkError(f"{self.name}: {exception}{self._error_text()}") from exception
        self.errors.close()

    def _processes(self):
        """(pid, name, fields of its stat after the name) of the server and its descendants."""
        children, found = {}, []
        for path in glob.glob("/proc/[0-9]*/stat"):
            try:
                with open(path) as stat:
                    head, _, tail = stat.read().rpartition(")")
            except OSError:
                continue  # has ended meanwhile
            pid, _, name = head.partition(" (")
            fields = tail.split()
            children.setdefault(int(fields[1]), []).append((int(pid), name, fields))
            if int(pid) == self.process.pid:
                found = [(int(pid), name, fields)]
        for pid, _, _ in found:
            found += children.get(pid, [])
        return found

    def cpu_time(self):
        """Also of processes that have ended, when somebody has waited for them."""
        found = self._processes()
        if not found:
            raise BenchmarkError("is gone")
        return sum(sum(map(int, fields[11:15])) for _, _, fields in found) * TICK

    def memory(self, leave_out=()):
        """Bytes, those of shared pages divided among who shares them."""
        total = 0
        for pid, name, _ in self._processes():
            if name in leave_out:
                continue
            try:
                with open(f"/proc/{pid}/smaps_rollup") as rollup:
                    total += next(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
            except OSError:
                continue
        return total * 1024

    def _wait_until_ready(self):
        if not self.announces:
            self._wait_until_connected()
            return
        wanted = f"ready {self.port}\n".encode()
        seen = b""
        end = time.monotonic() + START_TIMEOUT
        while wanted not in seen:
            readable, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))
            data = os.read(self.process.stdout.fileno(), 4096) if readable else b""
            if not data:
                raise BenchmarkError(f"{self.name} did not start: {' '.join(map(str, self.command))}"
                                     + self._error_text(seen))
            seen += data

    def _wait_until_connected(self):
        end = time.monotonic() + START_TIMEOUT
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > end:
                    raise BenchmarkError(f"{self.name} did not start: {' '.join(map(str, self.command))}"
                                         + self._error_text()) from None
                time.sleep(0.01)

    def _stop(self):
        self.process.terminate()
        try:
            self.process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process.stdout.close()

    def _error_text(self, output=b""):
        self.errors.seek(0)
        text = (output + self.errors.read()).decode(errors="replace").strip()
        return "\n" + "\n".join(text.splitlines()[-15:]) if text else ""


def run(core, command, timeout):
    """Runs a command to its end on a core; returns its standard output."""
    try:
        result = subprocess.run(pinned(core, command), capture_output=True, text=True, timeout=timeout,
                                stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        raise BenchmarkError(f"{command[0]} did not end within {timeout:.0f} s") from error
    if result.returncode != 0:
        raise BenchmarkError(f"{' '.join(map(str, command))} failed with status {result.returncode}\n"
                             + (result.stdout + result.stderr).strip())
    return result.stdout


class CpuWatch:
    """How busy server and load were during a load, and how much of their cores others took, in percent."""

    def __init__(self, server, load_core):
        self.server = server
        self.load_core = load_core
        self.before = self._read()

    def _read(self):
        return (time.monotonic(), self.server.cpu_time(), children_time(),
                core_times(self.server.core), core_times(self.load_core))

    def shares(self):
        wall, server, load, server_core, load_core = (
            after - before for after, before in zip(self._read(), self.before))
        others = max(server_core - server, load_core - load, 0)
        return {
            "server_cpu_percent": round(100 * server / wall, 1),
            "load_cpu_percent": round(100 * load / wall, 1),
            "disturbance_percent": round(100 * others / wall, 1),
        }
