<?php
/*
 * The same blocking calls one after another, and in parallel: only spawn() and
 * await_all_or_fail() are new, the calls themselves are stock PHP.
 *
 *     php examples/parallel.php
 *
 * The slow servers it talks to are coroutines of this very script.
 */

declare(strict_types=1);

use function Async\await_all_or_fail;
use function Async\delay;
use function Async\spawn;

const CALLS = 10;
const SLOWNESS_MS = 100;

/**
 * Answers every client after a while.
 *
 * @param Closure(resource): void $serve
 * @return string the address
 */
function startServer(Closure $serve): string
{
    $server = stream_socket_server('tcp://127.0.0.1:0');
    spawn(static function () use ($server, $serve): void {
        while (($client = stream_socket_accept($server, -1)) !== false) {
            spawn($serve, $client);
        }
    });

    return stream_socket_get_name($server, false);
}

/** One slow HTTP response. @param resource $client */
function serveHttp($client): void
{
    while (trim((string) fgets($client)) !== '') {
        // Skip the head.
    }
    delay(SLOWNESS_MS);
    fwrite($client, "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    fclose($client);
}

/** A "database": one line in, one line out, as long as the client likes. @param resource $client */
function serveQueries($client): void
{
    while (($query = fgets($client)) !== false) {
        delay(SLOWNESS_MS);
        fwrite($client, 'row of ' . $query);
    }
    fclose($client);
}

function download(string $address): string
{
    return file_get_contents("http://$address/");
}

function query(string $address, int $number): string
{
    [$host, $port] = explode(':', $address);
    $connection = fsockopen($host, (int) $port, $code, $message, 5.0);
    fwrite($connection, "SELECT $number\n");

    return rtrim(fgets($connection));
}

/** @param list<Closure(): string> $calls */
function oneAfterAnother(array $calls): array
{
    return array_map(static fn (Closure $call): string => $call(), $calls);
}

/** @param list<Closure(): string> $calls */
function inParallel(array $calls): array
{
    return await_all_or_fail(array_map(spawn(...), $calls));
}

/** @return array{float, list<string>} milliseconds, results */
function timed(callable $function, array $calls): array
{
    $start = hrtime(true);
    $results = $function($calls);

    return [(hrtime(true) - $start) / 1e6, $results];
}

/** @param list<Closure(): string> $calls */
function compare(string $what, array $calls): void
{
    [$sequential, $expected] = timed(oneAfterAnother(...), $calls);
    [$parallel, $results] = timed(inParallel(...), $calls);
    if ($results !== $expected) {
        throw new LogicException("$what: different results in parallel");
    }
    printf("%-28s %8.0f ms %12.0f ms %8.1f x\n", $what, $sequential, $parallel, $sequential / $parallel);
}

$web = startServer(serveHttp(...));
$database = startServer(serveQueries(...));

$downloads = $queries = [];
for ($i = 0; $i < CALLS; $i++) {
    $downloads[] = static fn (): string => download($web);
    $queries[] = static fn (): string => query($database, $i);
}

printf("%-27s %11s %15s %10s\n", 'each takes ' . SLOWNESS_MS . ' ms', 'sequential', 'in parallel', 'factor');
compare(CALLS . ' × file_get_contents()', $downloads);
compare(CALLS . ' × query over a socket', $queries);
compare(2 * CALLS . ' × both', [...$downloads, ...$queries]);
exit(0); // The servers would go on.
