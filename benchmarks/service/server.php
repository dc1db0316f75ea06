<?php
/*
 * Our side of sql-1, page and service-mix: the server of examples/http with a pool of database connections.
 *
 *     server.php PORT CONNECTIONS
 */

declare(strict_types=1);

use Example\Http\HttpError;
use Example\Http\Request;
use Example\Http\Response;
use Example\Http\Server;

use function Async\await_all_or_fail;
use function Async\spawn;

foreach (['HttpError', 'Disconnected', 'Request', 'Response', 'Connection', 'RequestReader', 'Server'] as $class) {
    require __DIR__ . "/../../examples/http/$class.php";
}
require __DIR__ . '/app.php';

[, $port, $connections] = $argv;
// Those that ask no database get no connection.
$db = $connections === '0' ? null : new PDO(getenv('SERVICE_DSN'), getenv('SERVICE_USER'), null, [
    PDO::ATTR_POOL_ENABLED => true,
    PDO::ATTR_POOL_MIN => (int) $connections,
    PDO::ATTR_POOL_MAX => (int) $connections,
    PDO::ATTR_POOL_STMT_CACHE_SIZE => 10,
]);
$app = new App(
    fn() => $db,
    fn(array $work) => await_all_or_fail(array_map(fn(Closure $one) => spawn($one), $work)),
    (string) getenv('SERVICE_UPSTREAM'),
);
$server = new Server("127.0.0.1:$port", fn(Request $request) => match ($request->target) {
    '/sql' => Response::json($app->row()),
    '/page' => Response::json($app->page()),
    '/slowest' => Response::json($app->slow(max(PAGE_MS))),
    '/fanout' => Response::json($app->fanout()),
    '/fast' => Response::json($app->fast()),
    '/json' => Response::json(['message' => 'Hello, World!', 'time' => time()]),
    '/mix' => new Response($app->mix(), 200, ['Content-Type' => 'text/html; charset=utf-8']),
    default => throw new HttpError(404),
});
pcntl_async_signals(true);
pcntl_signal(SIGTERM, fn() => exit(0));
echo "ready $port\n";
$server->run();
