--TEST--
Two readers on one stream take turns, in the order they came
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about first come, first served)
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, delay};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$read = function (string $name) use ($x) { return "$name got " . trim(fgets($x)); };
$list = [spawn($read, 'a'), spawn($read, 'b'), spawn($read, 'c')];
spawn(function () use ($y) { foreach (['one', 'two', 'three'] as $word) { delay(2); fwrite($y, "$word\n"); } });
echo implode("\n", await_all_or_fail($list)), "\n";
?>
--EXPECT--
a got one
b got two
c got three
