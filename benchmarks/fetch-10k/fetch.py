"""Fetches COUNT times the same URL: fetch.py aiohttp|httpx|threads URL COUNT AT-ONCE; see fetch.php."""

import json
import sys
import time

ANSWER = '{"answer": 42}'

latencies = []


def memory(which):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(which + ":"))


def on_uvloop(connect, get, error, count, at_once):
    """How many of the requests failed; `get` does one, in what `connect` has made."""
    import asyncio
    import uvloop

    slots = asyncio.Semaphore(at_once)

    async def fetch(session):
        async with slots:
            started = time.perf_counter()
            try:
                return await get(session) == ANSWER
            except error:
                return False
            finally:
                latencies.append(time.perf_counter() - started)

    async def run():
        async with connect() as session:
            return (await asyncio.gather(*(fetch(session) for _ in range(count)))).count(False)

    uvloop.install()
    return asyncio.run(run())


def with_aiohttp(url, count, at_once):
    import aiohttp

    def connect():
        return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=at_once))

    async def get(session):
        async with session.get(url) as response:
            return await response.text()

    return on_uvloop(connect, get, aiohttp.ClientError, count, at_once)


def with_httpx(url, count, at_once):
    import httpx

    def connect():
        limits = httpx.Limits(max_connections=at_once, max_keepalive_connections=at_once)
        return httpx.AsyncClient(limits=limits, timeout=30)

    async def get(client):
        return (await client.get(url)).text

    return on_uvloop(connect, get, httpx.HTTPError, count, at_once)


def with_threads(url, count, at_once):
    from concurrent.futures import ThreadPoolExecutor
    import requests

    def fetch(_):
        started = time.perf_counter()
        try:
            return requests.get(url, timeout=30).text == ANSWER
        except requests.RequestException:
            return False
        finally:
            latencies.append(time.perf_counter() - started)

    with ThreadPoolExecutor(at_once) as executor:
        return list(executor.map(fetch, range(count))).count(False)


def main():
    how, url, count, at_once = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    before = memory("VmRSS"), memory("VmSize")
    started = time.perf_counter()
    failed = {"aiohttp": with_aiohttp, "httpx": with_httpx, "threads": with_threads}[how](url, count, at_once)
    seconds = time.perf_counter() - started
    latencies.sort()
    print(json.dumps({"seconds": seconds, "failed": failed, "count": count, "p50_ms": latencies[count // 2] * 1000,
                      "p99_ms": latencies[count * 99 // 100] * 1000, "grown_kib": memory("VmHWM") - before[0],
                      "mapped_kib": memory("VmPeak") - before[1]}))


main()
