--TEST--
acquire() with a timeout
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Pool, TimeoutException};
use function Async\{spawn, delay};

$pool = new Pool(fn() => 'r', max: 1);
$pool->acquire();
try {
    $pool->acquire(5);
} catch (TimeoutException $e) {
    echo $e->getMessage(), "\n";
}
spawn(function () use ($pool) { delay(5); $pool->release('r'); });
var_dump($pool->acquire(10000));
?>
--EXPECT--
Timeout occurred after 5 milliseconds
string(1) "r"
