--TEST--
Completed items are taken at once
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, await_all_or_fail, await_any_or_fail, delay};

$done = spawn(fn() => 'done');
await($done);
$slow = spawn(function () { delay(100); return 'slow'; });
echo await_any_or_fail([$slow, $done]), "\n";
echo json_encode(await_all_or_fail([$slow, $done])), "\n";
?>
--EXPECT--
done
["slow","done"]
