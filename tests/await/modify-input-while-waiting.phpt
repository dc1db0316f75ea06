--TEST--
Changing the input array while waiting has no effect on the wait
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, delay};

$list = ['a' => spawn(function () { delay(100); return 1; }), 'b' => spawn(function () { delay(100); return 2; })];
spawn(function () use (&$list) { $list = []; gc_collect_cycles(); });
echo json_encode(await_all_or_fail($list)), "\n";
?>
--EXPECT--
{"a":1,"b":2}
