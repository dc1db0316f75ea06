"""Echo server for asyncio and uvloop.

usage: server.py PORT [READ_SIZE] [--loop=asyncio|uvloop] [--api=protocol|streams]
"""

import argparse
import asyncio
import socket


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)


def streams_handler(read_size):
    async def handle(reader, writer):
        try:
            while data := await reader.read(read_size):
                writer.write(data)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    return handle


async def serve(options):
    # Both loops switch Nagle's algorithm off for every connection.
    loop = asyncio.get_running_loop()
    address = {"host": "127.0.0.1", "port": options.port, "backlog": 1024, "family": socket.AF_INET}
    if options.api == "protocol":
        server = await loop.create_server(Echo, **address)
    else:
        server = await asyncio.start_server(
            streams_handler(options.read_size), limit=options.read_size, **address)
    print(f"ready {options.port}", flush=True)
    await server.serve_forever()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("read_size", type=int, nargs="?", default=65536)
    parser.add_argument("--loop", choices=["asyncio", "uvloop"], default="asyncio")
    parser.add_argument("--api", choices=["protocol", "streams"], default="protocol")
    options = parser.parse_args()
    if options.loop == "uvloop":
        import uvloop

        uvloop.install()
    asyncio.run(serve(options))


main()
