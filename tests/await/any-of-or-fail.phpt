--TEST--
await_any_of_or_fail(): the first n, or all of them if there are fewer
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_any_of_or_fail, delay};

$task = function (int $ms) { delay($ms); return $ms; };
$make = fn() => ['a' => spawn($task, 300), 'b' => spawn($task, 1), 'c' => spawn($task, 150)];
echo json_encode(await_any_of_or_fail(2, $make())), "\n";
echo json_encode(await_any_of_or_fail(9, $make())), "\n";
echo json_encode(await_any_of_or_fail(0, $make())), "\n";
?>
--EXPECT--
{"b":1,"c":150}
{"a":300,"b":1,"c":150}
[]
