<?php
/*
 * What concurrency brings: the same requests to stock PHP's own server and to
 * http_server.php, each a single process. All answers are checked.
 *
 *     php examples/demo.php
 */

declare(strict_types=1);

use function Async\await_all_or_fail;
use function Async\spawn;

/** A server in a process of its own, on a port that the system chooses. */
final class Subprocess
{
    private const START_SECONDS = 10.0;

    public readonly string $address;

    /** @param resource $process */
    private function __construct(private readonly mixed $process, private readonly string $log)
    {
    }

    /**
     * @param list<string> $command
     * @param string $pattern finds the address in what the server prints
     */
    public static function start(array $command, string $pattern, array $environment = []): self
    {
        $log = tempnam(sys_get_temp_dir(), 'async-demo-');
        $files = [['file', '/dev/null', 'r'], ['file', $log, 'a'], ['file', $log, 'a']];
        $server = new self(proc_open($command, $files, $pipes, null, $environment + getenv()), $log);
        $end = microtime(true) + self::START_SECONDS;
        while (preg_match($pattern, $server->output(), $part) !== 1) {
            if (microtime(true) > $end || !$server->status()['running']) {
                $output = $server->output();
                $server->stop();
                throw new RuntimeException(implode(' ', $command) . " does not start:\n$output");
            }
            usleep(10_000);
        }
        $server->address = $part[1];

        return $server;
    }

    public function output(): string
    {
        return (string) file_get_contents($this->log);
    }

    /** @return array<string, mixed> */
    private function status(): array
    {
        return proc_get_status($this->process);
    }

    /** The largest amount of memory it has used so far. */
    public function peakMemory(): string
    {
        $status = (string) file_get_contents('/proc/' . $this->status()['pid'] . '/status');

        return preg_match('~^VmHWM:\s+(\d+) kB~m', $status, $part) === 1 ? sprintf('%.1f MiB', $part[1] / 1024) : '?';
    }

    /** Asks it to stop; returns its exit code. */
    public function stop(): int
    {
        proc_terminate($this->process);
        while (($status = $this->status())['running']) {
            usleep(5_000);
        }
        proc_close($this->process);
        unlink($this->log);

        return $status['exitcode'];
    }
}

/** Some requests, and what they have to be answered with. */
final class Load
{
    /**
     * @param array<string, int> $paths how many requests for each
     * @param int $sample stock PHP gets one in so many; its time is multiplied
     */
    public function __construct(
        public readonly string $name,
        public readonly array $paths,
        public readonly int $sample,
    ) {
    }

    /** @return list<string> */
    public function requests(int $oneIn = 1): array
    {
        $requests = [];
        foreach ($this->paths as $path => $count) {
            array_push($requests, ...array_fill(0, intdiv($count, $oneIn), $path));
        }

        return $requests;
    }
}

function check(string $path, string|false $answer): void
{
    [$name, $number] = explode('/', substr($path, 1), 2) + [1 => ''];
    $right = is_string($answer) && match ($name) {
        'sleep' => $answer === "waited $number ms\n",
        'fanout' => json_decode($answer, true)['calls'] === (int) $number,
        default => str_starts_with($answer, 'Hello from '),
    };
    if (!$right) {
        throw new UnexpectedValueException("$path: wrong answer " . var_export($answer, true));
    }
}

/** Stock file_get_contents(); it suspends, as it runs in a coroutine. */
function request(string $address, string $path): void
{
    $context = stream_context_create(['http' => ['timeout' => 30.0]]);
    check($path, file_get_contents("http://$address$path", false, $context));
}

/** A client that sends $count requests over one connection. */
function keepAliveClient(string $address, int $count): void
{
    $stream = stream_socket_client("tcp://$address", $code, $message, 10.0);
    for ($i = 0; $i < $count; $i++) {
        fwrite($stream, "GET / HTTP/1.1\r\nHost: $address\r\n\r\n");
        $length = 0;
        while (($line = rtrim((string) fgets($stream))) !== '') {
            if (stripos($line, 'Content-Length:') === 0) {
                $length = (int) substr($line, 15);
            }
        }
        check('/', stream_get_contents($stream, $length));
    }
    fclose($stream);
}

/** Seconds that a number of clients take, each in a coroutine, all at once. */
function concurrently(Closure $client, array $calls): float
{
    $start = hrtime(true);
    await_all_or_fail(array_map(static fn (array $arguments) => spawn($client, ...$arguments), $calls));

    return (hrtime(true) - $start) / 1e9;
}

/**
 * All requests at once, each over a connection of its own.
 *
 * @param list<string> $paths
 */
function measure(string $address, array $paths): float
{
    return concurrently(request(...), array_map(static fn (string $path): array => [$address, $path], $paths));
}

/**
 * The arguments with which this script's PHP was started, such as -d extension=async.so.
 *
 * @return list<string>
 */
function phpCommand(): array
{
    $arguments = explode("\0", rtrim((string) file_get_contents('/proc/self/cmdline'), "\0"));
    $script = array_search($_SERVER['argv'][0], $arguments, true);
    $options = array_slice($arguments, 1, max(0, (int) $script - 1));

    return [PHP_BINARY, ...array_diff($options, ['-f', '--'])];
}

function duration(float $seconds): string
{
    return $seconds < 1 ? sprintf('%d ms', round($seconds * 1000)) : sprintf('%.1f s', $seconds);
}

function row(string ...$cells): void
{
    // Not printf(): it counts bytes, and "×" has two.
    $widths = [50, 10, 14, 12, 10];
    foreach ($cells as $i => $cell) {
        $padding = str_repeat(' ', max(0, $widths[$i] - preg_match_all('~.~us', $cell)));
        echo $i === 0 ? $cell . $padding : $padding . $cell;
    }
    echo "\n";
}

function compare(Load $load, Subprocess $stock, Subprocess $async): void
{
    $ours = measure($async->address, $load->requests());
    $theirs = $load->sample * measure($stock->address, $load->requests($load->sample));
    row(
        $load->name,
        number_format(count($load->requests())),
        ($load->sample > 1 ? '~' : '') . duration($theirs),
        duration($ours),
        sprintf('%.0f x', $theirs / $ours),
    );
}

function keepAlive(Subprocess $server, int $clients, int $requests): void
{
    $seconds = concurrently(keepAliveClient(...), array_fill(0, $clients, [$server->address, $requests]));
    printf(
        "Keep-alive: %d clients sent %s requests in %s, %s requests/s with the clients in PHP, too.\n",
        $clients,
        number_format($clients * $requests),
        duration($seconds),
        number_format($clients * $requests / $seconds),
    );
}

function compareAll(Subprocess $stock, Subprocess $async): void
{
    echo "One process each: stock PHP (php -S), and examples/http_server.php with coroutines.\n\n";
    row('all requests at once', 'requests', 'stock PHP', 'coroutines', 'factor');
    compare(new Load('each waits 200 ms', ['/sleep/200' => 100], 10), $stock, $async);
    compare(new Load('each makes 40 upstream calls of 20 ms', ['/fanout/40' => 10], 5), $stock, $async);
    compare(new Load(
        'mixed: 60 × hello, 30 × wait, 10 × fan out',
        ['/' => 60, '/sleep/100' => 30, '/fanout/40' => 10],
        10,
    ), $stock, $async);
    echo "\n~ measured with a fifth or a tenth of the requests, and multiplied.\n\n";
}

function demo(): void
{
    $async = Subprocess::start([...phpCommand(), __DIR__ . '/http_server.php', '0'], '~listening on (\S+)~');
    try {
        $stock = Subprocess::start(
            [PHP_BINARY, '-n', '-S', '127.0.0.1:0', __DIR__ . '/demo_stock.php'],
            '~\(http://(\S+)\) started~',
            ['UPSTREAM' => $async->address],
        );
        try {
            compareAll($stock, $async);
        } finally {
            $stock->stop();
        }
        keepAlive($async, 50, 200);
        $memory = $async->peakMemory();
    } finally {
        $exitCode = $async->stop();
    }
    if ($exitCode !== 0) {
        throw new RuntimeException("the server ended with exit code $exitCode");
    }
    echo "The server used $memory at most, and stopped gracefully. All answers were right.\n";
}

if (!extension_loaded('async')) {
    fwrite(STDERR, "The extension async is not loaded: php -d extension=async.so $argv[0]\n");
    exit(1);
}
demo();
