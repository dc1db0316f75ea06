<?php
/*
 * HTTP/1.1 server: one coroutine per connection, the protocol in plain PHP on
 * plain streams. Keep-alive, pipelining, requests that arrive in pieces,
 * bodies by Content-Length. Every request is answered with 1 KiB.
 *
 * usage: php server.php PORT
 */

use function Async\spawn;

const READ_SIZE = 65536;
const MAX_HEAD_SIZE = 65536;
const MAX_BODY_SIZE = 8 << 20;

/** What a client sent that is not HTTP as spoken here; the code is the status to answer with. */
final class BadRequest extends Exception
{
}

final class Request
{
    public string $body = '';

    /** @param array<string, string> $headers by lower-case name */
    public function __construct(
        public readonly string $method,
        public readonly string $target,
        public readonly string $version,
        public readonly array $headers,
    ) {
    }

    /** Parses everything up to, but without, the empty line that ends the head. */
    public static function parseHead(string $head): self
    {
        $lines = explode("\r\n", $head);
        $start = explode(' ', $lines[0]);
        if (count($start) !== 3 || $start[0] === '' || $start[1] === '') {
            throw new BadRequest('Bad Request', 400);
        }
        if ($start[2] !== 'HTTP/1.1' && $start[2] !== 'HTTP/1.0') {
            throw new BadRequest('HTTP Version Not Supported', 505);
        }
        $headers = [];
        for ($i = 1, $count = count($lines); $i < $count; $i++) {
            $line = $lines[$i];
            $colon = strpos($line, ':');
            if (!$colon) {
                throw new BadRequest('Bad Request', 400);
            }
            $name = strtolower(substr($line, 0, $colon));
            $value = trim(substr($line, $colon + 1), " \t");
            if (isset($headers[$name])) {
                if ($name === 'content-length' || $name === 'host') {
                    throw new BadRequest('Bad Request', 400);
                }
                $value = "$headers[$name], $value";
            }
            $headers[$name] = $value;
        }
        return new self($start[0], $start[1], $start[2], $headers);
    }

    public function bodyLength(): int
    {
        if (isset($this->headers['transfer-encoding'])) {
            throw new BadRequest('Not Implemented', 501);
        }
        $length = $this->headers['content-length'] ?? null;
        if ($length === null) {
            return 0;
        }
        if ($length === '' || strspn($length, '0123456789') !== strlen($length)) {
            throw new BadRequest('Bad Request', 400);
        }
        if (strlen($length) > 9 || (int) $length > MAX_BODY_SIZE) {
            throw new BadRequest('Content Too Large', 413);
        }
        return (int) $length;
    }

    public function keepsAlive(): bool
    {
        $connection = strtolower($this->headers['connection'] ?? '');

        return $this->version === 'HTTP/1.1' ? $connection !== 'close' : $connection === 'keep-alive';
    }
}

/** One client: requests in, responses out. */
final class Connection
{
    private string $input = '';
    private string $output = '';

    /** @param resource $stream */
    public function __construct(private $stream)
    {
    }

    /** The next request, or null when the client has gone. */
    public function receive(): ?Request
    {
        $searchFrom = 0;
        while (($end = strpos($this->input, "\r\n\r\n", $searchFrom)) === false) {
            if (strlen($this->input) > MAX_HEAD_SIZE) {
                throw new BadRequest('Request Header Fields Too Large', 431);
            }
            // The end of the head may be split between two reads.
            $searchFrom = max(0, strlen($this->input) - 3);
            if (!$this->fill()) {
                return null;
            }
        }
        $request = Request::parseHead(substr($this->input, 0, $end));
        $bodyFrom = $end + 4;
        $next = $bodyFrom + $request->bodyLength();
        if ($next > $bodyFrom) {
            while (strlen($this->input) < $next) {
                if (!$this->fill()) {
                    return null;
                }
            }
            $request->body = substr($this->input, $bodyFrom, $next - $bodyFrom);
        }
        // What was read too far is the start of the next request.
        $this->input = substr($this->input, $next);

        return $request;
    }

    /** The response goes out at the latest before the next read: pipelined requests are answered together. */
    public function send(string $response): bool
    {
        $this->output .= $response;

        return strlen($this->output) < READ_SIZE || $this->flush();
    }

    public function flush(): bool
    {
        $output = $this->output;
        $this->output = '';

        return $output === '' || fwrite($this->stream, $output) === strlen($output);
    }

    private function fill(): bool
    {
        if (!$this->flush()) {
            return false;
        }
        $data = fread($this->stream, READ_SIZE);
        if ($data === '' || $data === false) {
            return false;
        }
        $this->input .= $data;

        return true;
    }
}

function response(string $status, string $body, bool $keepAlive = true, bool $withBody = true): string
{
    return "HTTP/1.1 $status\r\nContent-Type: text/plain\r\nContent-Length: " . strlen($body)
        . ($keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n")
        . ($withBody ? $body : '');
}

/** @param resource $client */
function serve($client): void
{
    static $body = null;
    $body ??= str_repeat('x', 1024);

    $connection = new Connection($client);
    try {
        while (($request = $connection->receive()) !== null) {
            $keepAlive = $request->keepsAlive();
            $sent = $connection->send(response('200 OK', $body, $keepAlive, $request->method !== 'HEAD'));
            if (!$keepAlive || !$sent) {
                break;
            }
        }
    } catch (BadRequest $problem) {
        $connection->send(response("{$problem->getCode()} {$problem->getMessage()}", '', false));
    }
    $connection->flush();
    fclose($client);
}

$port = (int) ($argv[1] ?? 8080);
$context = stream_context_create(['socket' => ['tcp_nodelay' => true, 'backlog' => 1024]]);
$server = stream_socket_server(
    "tcp://127.0.0.1:$port",
    $errorCode,
    $errorMessage,
    STREAM_SERVER_BIND | STREAM_SERVER_LISTEN,
    $context,
);
if ($server === false) {
    fwrite(STDERR, "cannot listen on port $port: $errorMessage\n");
    exit(1);
}

echo "ready $port\n";

while (($client = stream_socket_accept($server, -1)) !== false) {
    spawn(serve(...), $client);
}
