"""asyncio tasks and Python threads, measured like the coroutines.

usage: tasks.py switch|batch|await|memory|threads [COUNT] [--loop=asyncio|uvloop]
"""

import argparse
import asyncio
import json
import re
import threading
import time

BATCH = 100


def resident_bytes():
    with open("/proc/self/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) * 1024


def mappings():
    with open("/proc/self/maps") as maps:
        return sum(1 for _ in maps)


async def measure_switch(count):
    rounds = count // 2

    async def alternate():
        for _ in range(rounds):
            await asyncio.sleep(0)

    started = time.perf_counter_ns()
    await asyncio.gather(alternate(), alternate())
    raw = (time.perf_counter_ns() - started) / (2 * rounds)
    started = time.perf_counter_ns()
    for _ in range(rounds):
        pass
    empty = (time.perf_counter_ns() - started) / rounds
    return {"raw_ns": raw, "net_ns": raw - empty}


async def measure_spawn(count, wait_for_each):
    finished = 0

    async def task():
        nonlocal finished
        finished += 1

    started = time.perf_counter_ns()
    if wait_for_each:
        for _ in range(count):
            await asyncio.create_task(task())
    else:
        for _ in range(0, count, BATCH):
            for _ in range(BATCH):
                asyncio.create_task(task())
            await asyncio.sleep(0)
    elapsed = time.perf_counter_ns() - started
    assert finished == count
    return {"ns": elapsed / count}


async def measure_memory(count):
    loop = asyncio.get_running_loop()
    never = loop.create_future()
    parked = 0

    async def park():
        nonlocal parked
        parked += 1
        await never

    tasks = [None] * count
    before, mappings_before = resident_bytes(), mappings()
    started = time.perf_counter()
    for i in range(count):
        tasks[i] = asyncio.create_task(park())
        if i % 1000 == 999:
            await asyncio.sleep(0)
    await asyncio.sleep(0)
    start_time = time.perf_counter() - started
    assert parked == count
    memory, mapped = resident_bytes() - before, mappings() - mappings_before
    started = time.perf_counter()
    never.set_result(None)
    for task in tasks:
        await task
    return {"bytes": memory / count, "total_bytes": memory, "mappings": mapped,
            "start_seconds": start_time, "end_seconds": time.perf_counter() - started}


def measure_threads(count):
    never = threading.Event()
    parked = threading.Semaphore(0)

    def park():
        parked.release()
        never.wait()

    threads = [None] * count
    before, mappings_before = resident_bytes(), mappings()
    started = time.perf_counter()
    for i in range(count):
        threads[i] = threading.Thread(target=park)
        threads[i].start()
    for _ in range(count):
        parked.acquire()
    start_time = time.perf_counter() - started
    memory, mapped = resident_bytes() - before, mappings() - mappings_before
    started = time.perf_counter()
    never.set()
    for thread in threads:
        thread.join()
    return {"bytes": memory / count, "total_bytes": memory, "mappings": mapped,
            "start_seconds": start_time, "end_seconds": time.perf_counter() - started}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["switch", "batch", "await", "memory", "threads"])
    parser.add_argument("count", type=int, nargs="?", default=200_000)
    parser.add_argument("--loop", choices=["asyncio", "uvloop"], default="asyncio")
    options = parser.parse_args()
    if options.loop == "uvloop":
        import uvloop

        uvloop.install()
    if options.what == "threads":
        figures = measure_threads(options.count)
    elif options.what == "switch":
        figures = asyncio.run(measure_switch(options.count))
    elif options.what == "memory":
        figures = asyncio.run(measure_memory(options.count))
    else:
        figures = asyncio.run(measure_spawn(options.count, options.what == "await"))
    print(json.dumps(figures))


main()
