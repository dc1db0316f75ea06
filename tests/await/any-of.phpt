--TEST--
await_any_of() waits for n successes and collects the failures
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_any_of, delay};

[$results, $errors] = await_any_of(2, [
    'a' => spawn(function () use (&$failed) { delay(1); $failed = true; throw new RuntimeException('a failed'); }),
    'b' => spawn(function () { delay(2); return 'B'; }),
    'c' => spawn(function () use (&$failed) { do { delay(1); } while (!$failed); return 'C'; }),
]);
ksort($results);
echo json_encode($results), ' ', json_encode(array_map(fn($e) => $e->getMessage(), $errors)), "\n";

[$results, $errors] = await_any_of(2, [spawn(fn() => throw new RuntimeException('x')), spawn(fn() => 'only')]);
echo json_encode($results), ' ', count($errors), "\n";
?>
--EXPECT--
{"b":"B","c":"C"} {"a":"a failed"}
{"1":"only"} 1
