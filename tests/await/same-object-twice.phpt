--TEST--
The same coroutine several times in one wait
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, await_any_of_or_fail, delay};

$c = spawn(function () { delay(1); return 'v'; });
echo json_encode(await_all_or_fail(['a' => $c, 'b' => $c])), "\n";
$c = spawn(function () { delay(1); return 'w'; });
echo json_encode(await_any_of_or_fail(2, [$c, $c, $c])), "\n";
?>
--EXPECT--
{"a":"v","b":"v"}
["w","w"]
