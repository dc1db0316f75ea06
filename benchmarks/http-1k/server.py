"""HTTP/1.1 server on uvloop and httptools: keep-alive, pipelining, 1 KiB responses.

usage: server.py PORT [--loop=uvloop|asyncio]
"""

import argparse
import asyncio
import socket

import httptools

BODY = b"x" * 1024


def response(status, body, keep_alive):
    connection = b"" if keep_alive else b"Connection: close\r\n"
    return b"HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n%s\r\n%s" % (
        status, len(body), connection, body)


class HttpProtocol(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        self.parser = httptools.HttpRequestParser(self)

    def data_received(self, data):
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserError:
            self.transport.write(response(b"400 Bad Request", b"", False))
            self.transport.close()

    # What the parser calls, in this order for each request.

    def on_message_begin(self):
        self.url = None
        self.headers = {}
        self.body = b""

    def on_url(self, url):
        self.url = url

    def on_header(self, name, value):
        self.headers[name.lower()] = value

    def on_body(self, body):
        self.body += body

    def on_message_complete(self):
        keep_alive = self.parser.should_keep_alive()
        self.transport.write(response(b"200 OK", BODY, keep_alive))
        if not keep_alive:
            self.transport.close()


async def serve(port):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(HttpProtocol, "127.0.0.1", port, family=socket.AF_INET, backlog=1024)
    print(f"ready {port}", flush=True)
    await server.serve_forever()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--loop", choices=["asyncio", "uvloop"], default="uvloop")
    options = parser.parse_args()
    if options.loop == "uvloop":
        import uvloop

        uvloop.install()
    asyncio.run(serve(options.port))


main()
