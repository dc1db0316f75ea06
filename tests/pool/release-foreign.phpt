--TEST--
Releasing more than was acquired is refused
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Pool, PoolException};

try {
    (new Pool(fn() => 1))->release(1);
} catch (PoolException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
No resource of the pool is in use
