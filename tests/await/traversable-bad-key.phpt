--TEST--
Keys of an iterator must be int, string or null
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all, await_all_or_fail};

foreach ([1.5, [], new stdClass, true] as $key) {
    try {
        await_all((function () use ($key) { yield $key => spawn(fn() => 1); })());
        echo "accepted\n";
    } catch (Async\AsyncException $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Invalid key type: must be string, long or null
Invalid key type: must be string, long or null
Invalid key type: must be string, long or null
Invalid key type: must be string, long or null
