--TEST--
preserveKeyOrder: false gives the order of completion
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, await_all, delay};

$task = function (int $ms) { delay($ms); return $ms; };
$make = fn() => ['slow' => spawn($task, 300), 'fast' => spawn($task, 1), 'middle' => spawn($task, 150)];
echo json_encode(await_all_or_fail($make(), preserveKeyOrder: false)), "\n";
echo json_encode(await_all_or_fail($make())), "\n";
echo json_encode(await_all($make(), preserveKeyOrder: false)[0]), "\n";
?>
--EXPECT--
{"fast":1,"middle":150,"slow":300}
{"slow":300,"fast":1,"middle":150}
{"fast":1,"middle":150,"slow":300}
