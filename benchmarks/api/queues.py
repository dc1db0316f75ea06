"""The same in asyncio: ns for each message, future or task.

usage: queues.py channel|buffered|future|group|spawn [COUNT] [--loop=uvloop]
"""

import argparse
import asyncio
import json
import time

CONCURRENCY = 100


async def hand_over(count, capacity):
    queue = asyncio.Queue(capacity)

    async def produce():
        for i in range(count):
            await queue.put(i)

    async def consume():
        total = 0
        for _ in range(count):
            total += await queue.get()
        return total

    _, total = await asyncio.gather(produce(), consume())
    assert total == count * (count - 1) // 2


async def futures(count):
    loop = asyncio.get_running_loop()
    total = 0
    for _ in range(count):
        future = loop.create_future()
        future.set_result(1)
        total += await future
    assert total == count


async def group(count):
    free = asyncio.Semaphore(CONCURRENCY)
    total = 0

    async def task():
        nonlocal total
        total += 1
        free.release()

    async with asyncio.TaskGroup() as tasks:
        for _ in range(count):
            await free.acquire()
            tasks.create_task(task())
    assert total == count


async def spawns(count):
    total = 0

    async def task():
        return 1

    for _ in range(count):
        total += await asyncio.create_task(task())
    assert total == count


RUNS = {
    # The smallest queue of asyncio holds one value.
    "channel": lambda count: hand_over(count, 1),
    "buffered": lambda count: hand_over(count, 128),
    "future": futures,
    "group": group,
    "spawn": spawns,
}


async def measure(run, count):
    await run(count // 10)
    started = time.perf_counter_ns()
    await run(count)
    return {"ns": (time.perf_counter_ns() - started) / count}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=list(RUNS))
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--loop", choices=["asyncio", "uvloop"], default="asyncio")
    options = parser.parse_args()
    if options.loop == "uvloop":
        import uvloop

        uvloop.install()
    print(json.dumps(asyncio.run(measure(RUNS[options.what], options.count))))


main()
