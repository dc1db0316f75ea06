"""Checks of a server before and after a load: does it answer right at all?"""

import os
import socket

from .common import BenchmarkError

TIMEOUT = 10
HTTP_BODY = b"x" * 1024
GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = b"POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 13\r\n\r\nGET / HTTP/1."


def connect(port):
    connection = socket.create_connection(("127.0.0.1", port), TIMEOUT)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def probe_echo(port, size):
    try:
        with connect(port) as connection:
            for length in (1, size, size + 1):
                message = os.urandom(length)
                connection.sendall(message)
                echo = b""
                while len(echo) < length:
                    data = connection.recv(length - len(echo))
                    if not data:
                        raise BenchmarkError(f"closed the connection after {len(echo)} of {length} bytes")
                    echo += data
                if echo != message:
                    raise BenchmarkError("sent back something else than it was sent")
    except OSError as error:
        raise BenchmarkError(f"echo probe: {error}") from error


def read_response(stream):
    """Returns the size of a response after checking it."""
    status = stream.readline()
    if not status.startswith(b"HTTP/1.1 200 "):
        raise BenchmarkError(f"answered {status!r}")
    size = len(status)
    length = None
    while True:
        line = stream.readline()
        size += len(line)
        if line in (b"\r\n", b""):
            break
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    if length != len(HTTP_BODY):
        raise BenchmarkError(f"answered with Content-Length {length}")
    if stream.read(length) != HTTP_BODY:
        raise BenchmarkError("answered with a wrong body")
    return size + length


def probe_http(port):
    """Keep-alive, pipelining, a request in pieces, a request with a body; returns the size of a response."""
    try:
        with connect(port) as connection, connection.makefile("rb") as stream:
            sizes = set()
            # (what is sent at once, responses that must follow)
            for piece, responses in [
                (GET, 1),
                (GET * 3, 3),
                (GET[:20], 0), (GET[20:-2], 0), (GET[-2:], 1),
                (POST[:-5], 0), (POST[-5:], 1),
                (POST + GET, 2),
                (GET + GET[:7], 1), (GET[7:], 1),
            ]:
                connection.sendall(piece)
                for _ in range(responses):
                    sizes.add(read_response(stream))
    except (OSError, ValueError) as error:
        raise BenchmarkError(f"HTTP probe: {error}") from error
    if len(sizes) != 1:
        raise BenchmarkError(f"answered with responses of different sizes: {sorted(sizes)}")
    return sizes.pop()
