<?php

declare(strict_types=1);

namespace Example\Http;

/**
 * Makes requests of bytes (RFC 9112). It is strict where two readings of the
 * same bytes are possible: if a proxy in front and this server disagreed about
 * where a request ends, a client could smuggle in a second one.
 */
final class RequestReader
{
    private const MAX_HEAD = 16384;
    private const MAX_HEADERS = 100;
    private const MAX_BODY = 8 << 20;
    private const MAX_CHUNK_LINE = 1024;
    private const HEAD_SECONDS = 10.0;
    private const BODY_SECONDS = 30.0;

    private const TOKEN = '[!#$%&\'*+.^_`|\~0-9A-Za-z-]+';
    private const REQUEST_LINE = '~^(' . self::TOKEN . ') (\*|(?:/|https?://)[\x21-\x7e]*) HTTP/(\d\.\d)$~D';
    private const HEADER_LINE = '~^(' . self::TOKEN . '):([^\x00-\x08\x0a-\x1f\x7f]*)$~D';
    private const ONLY_ONCE = ['host' => true, 'content-length' => true, 'transfer-encoding' => true];

    public function __construct(private readonly Connection $connection)
    {
    }

    /** @throws HttpError|Disconnected */
    public function read(): Request
    {
        $this->connection->setDeadline(self::HEAD_SECONDS);
        $request = self::parseHead($this->readHead());
        $length = self::bodyLength($request);
        if ($length === 0) {
            return $request;
        }
        $this->connection->setDeadline(self::BODY_SECONDS);
        $this->confirmExpectation($request);

        return $request->withBody($length === null ? $this->readChunks() : $this->connection->read($length));
    }

    private function readHead(): string
    {
        do {
            // Empty lines before a request are ignored: some clients end a body with one.
            $head = ltrim($this->connection->readUntil("\r\n\r\n", self::MAX_HEAD, 431), "\r\n");
        } while ($head === '');

        return $head;
    }

    private static function parseHead(string $head): Request
    {
        $lines = explode("\r\n", $head);
        if (preg_match(self::REQUEST_LINE, array_shift($lines), $part) !== 1) {
            throw new HttpError(400);
        }
        [, $method, $target, $version] = $part;
        if ($version !== '1.1' && $version !== '1.0') {
            throw new HttpError(505);
        }
        $headers = self::parseHeaders($lines);
        if ($version === '1.1' && !isset($headers['host'])) {
            throw new HttpError(400, 'Host is missing');
        }

        return new Request($method, $target, $version, $headers);
    }

    /**
     * @param list<string> $lines
     * @return array<string, string>
     */
    private static function parseHeaders(array $lines): array
    {
        if (count($lines) > self::MAX_HEADERS) {
            throw new HttpError(431);
        }
        $headers = [];
        foreach ($lines as $line) {
            if (preg_match(self::HEADER_LINE, $line, $part) !== 1) {
                throw new HttpError(400);
            }
            $name = strtolower($part[1]);
            $value = trim($part[2], " \t");
            if (isset($headers[$name])) {
                if (isset(self::ONLY_ONCE[$name])) {
                    throw new HttpError(400, "More than one $name");
                }
                $value = "$headers[$name], $value";
            }
            $headers[$name] = $value;
        }

        return $headers;
    }

    /** Bytes of the body, or null if it comes in chunks. */
    private static function bodyLength(Request $request): ?int
    {
        $length = $request->headers['content-length'] ?? null;
        $encoding = $request->headers['transfer-encoding'] ?? null;
        if ($encoding !== null) {
            if ($length !== null || $request->version === '1.0') {
                throw new HttpError(400, 'Ambiguous length of the body');
            }
            if (strtolower($encoding) !== 'chunked') {
                throw new HttpError(501, 'The only known transfer encoding is chunked');
            }

            return null;
        }
        if ($length === null) {
            return 0;
        }
        if (preg_match('~^\d+$~D', $length) !== 1) {
            throw new HttpError(400);
        }

        return self::withinLimit(strlen(ltrim($length, '0')) < 10 ? (int) $length : PHP_INT_MAX);
    }

    /** A careful client sends a large body only when the server has agreed to it. */
    private function confirmExpectation(Request $request): void
    {
        $expected = strtolower($request->headers['expect'] ?? '');
        if ($expected === '' || $request->version === '1.0') {
            return;
        }
        if ($expected !== '100-continue') {
            throw new HttpError(417);
        }
        if (!$this->connection->hasInput()) {
            $this->connection->write("HTTP/1.1 100 Continue\r\n\r\n");
        }
    }

    private function readChunks(): string
    {
        $body = '';
        while (($size = $this->readChunkSize()) > 0) {
            self::withinLimit(strlen($body) + $size);
            $body .= $this->connection->read($size);
            if ($this->connection->read(2) !== "\r\n") {
                throw new HttpError(400);
            }
        }
        $this->skipTrailers();

        return $body;
    }

    /** The line before a chunk: hexadecimal size, perhaps extensions, which nobody uses. */
    private function readChunkSize(): int
    {
        $line = $this->connection->readUntil("\r\n", self::MAX_CHUNK_LINE, 400);
        if (preg_match('~^0*([0-9a-f]{1,8})[ \t]*(;[^\x00-\x08\x0a-\x1f\x7f]*)?$~iD', $line, $part) !== 1) {
            throw new HttpError(400);
        }

        return (int) hexdec($part[1]);
    }

    private function skipTrailers(): void
    {
        $trailers = [];
        while (($line = $this->connection->readUntil("\r\n", self::MAX_HEAD, 431)) !== '') {
            $trailers[] = $line;
            self::parseHeaders([$line]);
            if (count($trailers) > self::MAX_HEADERS) {
                throw new HttpError(431);
            }
        }
    }

    private static function withinLimit(int $length): int
    {
        return $length <= self::MAX_BODY ? $length : throw new HttpError(413);
    }
}
