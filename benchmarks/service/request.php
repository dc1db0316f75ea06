<?php
/* The same in php-fpm: one request. SERVICE_COROUTINES=1: with coroutines inside of it. */

declare(strict_types=1);

use function Async\await_all_or_fail;
use function Async\spawn;

require __DIR__ . '/app.php';

$coroutines = getenv('SERVICE_COROUTINES') === '1';
$app = new App(
    // Connections stay open between requests; those with names of their own are different ones.
    fn(int $connection) => new PDO(getenv('SERVICE_DSN'), getenv('SERVICE_USER'), null, [
        PDO::ATTR_PERSISTENT => $coroutines ? "connection $connection" : true,
        // One way to the server and back instead of three: nothing is prepared for a single use.
        PDO::PGSQL_ATTR_DISABLE_PREPARES => true,
    ]),
    $coroutines
        ? fn(array $work) => await_all_or_fail(array_map(fn(Closure $one) => spawn($one), $work))
        : fn(array $work) => array_map(fn(Closure $one) => $one(), $work),
    (string) getenv('SERVICE_UPSTREAM'),
);
switch ($_SERVER['DOCUMENT_URI']) {
    case '/mix':
        header('Content-Type: text/html; charset=utf-8');
        echo $app->mix();
        break;
    default:
        header('Content-Type: application/json');
        echo json_encode(match ($_SERVER['DOCUMENT_URI']) {
            '/sql' => $app->row(),
            '/page' => $app->page(),
            '/fanout' => $app->fanout(),
            '/fast' => $app->fast(),
            '/json' => ['message' => 'Hello, World!', 'time' => time()],
            '/slowest' => $app->slow(max(PAGE_MS)),
        }, JSON_THROW_ON_ERROR), "\n";
}
