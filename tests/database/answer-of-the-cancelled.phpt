--TEST--
The answer to a query whose coroutine is cancelled when it arrives is not taken for that of the next one
--EXTENSIONS--
async
pgsql
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_postgres();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/databases.inc';
use function Async\{spawn, await, delay};

$db = pg_connect(postgres()->conninfo());
$first = spawn(fn() => pg_query($db, 'SELECT pg_sleep(0.05), 1'));
$second = spawn(function () use ($db) {
    $result = @pg_query($db, 'SELECT 0, 2');
    return $result ? pg_fetch_result($result, 0, 1) : 'error';
});
delay(10);
/* It arrives, and nobody looks. */
for ($end = hrtime(true) + 500_000_000; hrtime(true) < $end;);
$first->cancel();
try {
    await($first);
} catch (Async\AsyncCancellation) {
    echo "cancelled\n";
}
var_dump(in_array(await($second), ['error', '2'], true));
?>
--EXPECT--
cancelled
bool(true)
