<?php
/*
 * HTTP/1.1 server in plain PHP: every client is served by a coroutine of its
 * own, so a handler may simply wait - for a timer, for another server - and
 * the other clients do not notice. The protocol is in examples/http/.
 *
 *     php examples/http_server.php [ADDRESS | PORT]        default: 127.0.0.1:8080
 *     curl http://127.0.0.1:8080/fanout/40
 *
 * SIGTERM and SIGINT stop it gracefully: open requests are answered first.
 */

declare(strict_types=1);

use Async\Future;
use Async\Signal;
use Example\Http\HttpError;
use Example\Http\Request;
use Example\Http\Response;
use Example\Http\Server;

use function Async\await_all_or_fail;
use function Async\delay;
use function Async\signal;
use function Async\spawn;

foreach (['HttpError', 'Disconnected', 'Request', 'Response', 'Connection', 'RequestReader', 'Server'] as $class) {
    require __DIR__ . "/http/$class.php";
}

/** Waits without holding up anybody. */
function sleepRoute(int $ms): Response
{
    delay(min($ms, 10_000));

    return new Response("waited $ms ms\n");
}

/** Calls another server (here: ourselves) $calls times at once; takes as long as one call. */
function fanoutRoute(int $calls, string $upstream): Response
{
    $start = microtime(true);
    $coroutines = [];
    for ($i = 0; $i < min($calls, 200); $i++) {
        $coroutines[] = spawn(fetch(...), "http://$upstream/sleep/20");
    }
    $answers = await_all_or_fail($coroutines);

    return Response::json([
        'calls' => count($answers),
        'ms' => round((microtime(true) - $start) * 1000, 1),
    ]);
}

/** Stock file_get_contents(): in a coroutine it suspends instead of blocking the process. */
function fetch(string $url): string
{
    $context = stream_context_create(['http' => ['timeout' => 5.0]]);
    $body = @file_get_contents($url, false, $context);

    return $body !== false ? $body : throw new RuntimeException("$url does not answer");
}

function route(Request $request, string $self): Response
{
    [$name, $number] = explode('/', ltrim($request->path(), '/'), 2) + [1 => ''];
    if ($number !== '' && preg_match('~^\d{1,5}$~D', $number) !== 1) {
        throw new HttpError(404);
    }

    return match ($name) {
        '' => new Response("Hello from a coroutine\n"),
        'json' => Response::json(['hello' => 'world', 'time' => date(DATE_ATOM)]),
        'sleep' => sleepRoute((int) $number),
        'fanout' => fanoutRoute((int) $number, $self),
        'echo' => new Response($request->body),
        'error' => throw new LogicException('This handler is broken on purpose'),
        default => throw new HttpError(404),
    };
}

function checkMethod(Request $request): void
{
    $allowed = $request->path() === '/echo' ? ['GET', 'HEAD', 'POST', 'PUT'] : ['GET', 'HEAD'];
    if (!in_array($request->method, $allowed, true)) {
        throw new HttpError(405, '', ['Allow' => implode(', ', $allowed)]);
    }
}

/**
 * A first signal stops gracefully, a second one at once: by then it has its usual effect again.
 *
 * @return Future[] To be kept: a Future that is dropped no longer waits.
 */
function stopOnSignals(Server $server): array
{
    $stop = static fn(Signal $signal) => $server->stop();

    return [signal(Signal::SIGTERM)->map($stop)->ignore(), signal(Signal::SIGINT)->map($stop)->ignore()];
}

$address = $argv[1] ?? '127.0.0.1:8080';
try {
    $server = new Server(
        str_contains($address, ':') ? $address : "127.0.0.1:$address",
        static function (Request $request) use (&$server): Response {
            checkMethod($request);

            return route($request, $server->address);
        },
    );
} catch (RuntimeException $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(1);
}
$signals = stopOnSignals($server);
echo "listening on $server->address\n";
$server->run();
