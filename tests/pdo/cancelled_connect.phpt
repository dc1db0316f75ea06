--TEST--
A cancellation that ends the connecting of a client arrives as itself, with the client's own error behind it
--EXTENSIONS--
async
mysqli
pdo_mysql
pdo_pgsql
--FILE--
<?php
use function Async\{spawn, await, delay};

$silent = stream_socket_server('tcp://127.0.0.1:0');
$port = (int) explode(':', stream_socket_get_name($silent, false))[1];
$pool = [PDO::ATTR_POOL_ENABLED => true];
$clients = [
    'pgsql' => fn() => new PDO("pgsql:host=127.0.0.1;port=$port;dbname=x", 'a', 'b'),
    'mysql' => fn() => new PDO("mysql:host=127.0.0.1;port=$port;dbname=x", 'a', 'b'),
    'pgsql, persistent' => fn() => new PDO("pgsql:host=127.0.0.1;port=$port;dbname=x", 'a', 'b', [PDO::ATTR_PERSISTENT => true]),
    'pgsql, pool' => fn() => (new PDO("pgsql:host=127.0.0.1;port=$port;dbname=x", 'a', 'b', $pool))->query('SELECT 1'),
    'mysql, pool' => fn() => (new PDO("mysql:host=127.0.0.1;port=$port;dbname=x", 'a', 'b', $pool))->query('SELECT 1'),
    'mysqli' => fn() => mysqli_connect('127.0.0.1', 'a', 'b', 'x', $port),
];
foreach ($clients as $name => $connect) {
    $coroutine = spawn($connect);
    delay(20);
    $coroutine->cancel();
    try {
        await($coroutine);
        echo "$name: connected\n";
    } catch (Throwable $e) {
        echo "$name: ", get_class($e), ' ', json_encode($e->getMessage()), ', previous: ', $e->getPrevious() ? get_class($e->getPrevious()) : 'none',
            $e->getPrevious()?->getPrevious() ? ' and more' : '', "\n";
    }
}

echo 'without a cancellation: ';
fclose($silent);
try {
    await(spawn($clients['pgsql']));
} catch (PDOException $e) {
    echo get_class($e), ' ', $e->getPrevious() ? 'with previous' : 'alone', "\n";
}
?>
--EXPECT--
pgsql: Async\AsyncCancellation "Coroutine cancelled", previous: PDOException
mysql: Async\AsyncCancellation "Coroutine cancelled", previous: PDOException
pgsql, persistent: Async\AsyncCancellation "Coroutine cancelled", previous: PDOException
pgsql, pool: Async\AsyncCancellation "Coroutine cancelled", previous: PDOException
mysql, pool: Async\AsyncCancellation "Coroutine cancelled", previous: PDOException
mysqli: Async\AsyncCancellation "Coroutine cancelled", previous: mysqli_sql_exception
without a cancellation: PDOException alone
