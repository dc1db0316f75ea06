"""sql-1 and json with uvicorn, Starlette and asyncpg: one process, a pool of connections."""

import os
import random
import time

import asyncpg
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

ROWS = 10_000
SQL = "SELECT id, number, text FROM rows WHERE id = $1"

pool = None


async def connect():
    global pool
    size = int(os.environ["SERVICE_CONNECTIONS"])
    if size:
        pool = await asyncpg.create_pool(os.environ["SERVICE_POSTGRES"], min_size=size, max_size=size)


async def message(request):
    return JSONResponse({"message": "Hello, World!", "time": int(time.time())})


async def row(request):
    async with pool.acquire() as connection:
        return JSONResponse(dict(await connection.fetchrow(SQL, random.randint(1, ROWS))))


app = Starlette(routes=[Route("/sql", row), Route("/json", message)], on_startup=[connect])
