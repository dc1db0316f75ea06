--TEST--
Any number of coroutines await the same one, woken in the order they came
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about first come, first served)
--FILE--
<?php
use function Async\{spawn, await, delay};

$c = spawn(function () { delay(5); return 'r'; });
for ($i = 0; $i < 4; $i++) {
    spawn(function () use ($c, $i) { $result = await($c); echo "$i$result\n"; });
}
?>
--EXPECT--
0r
1r
2r
3r
