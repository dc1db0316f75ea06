--TEST--
A place is taken while the factory waits
--EXTENSIONS--
async
--FILE--
<?php
use Async\Pool;
use function Async\{spawn, delay, await_all_or_fail};

$running = $most = 0;
$pool = new Pool(function () use (&$running, &$most) {
    $most = max($most, ++$running);
    delay(2);
    return new stdClass();
}, max: 3);
$users = [];
for ($i = 0; $i < 10; $i++) {
    $users[] = spawn(function () use ($pool) {
        $r = $pool->acquire();
        delay(1);
        $pool->release($r);
    });
}
await_all_or_fail($users);
var_dump($most, count($pool));
?>
--EXPECT--
int(3)
int(3)
