--TEST--
await_all() returns results and errors by key
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all, delay};

[$results, $errors] = await_all([
    'a' => spawn(function () { delay(3); return 1; }),
    'b' => spawn(fn() => throw new RuntimeException('b failed')),
    'c' => spawn(fn() => 3),
]);
echo json_encode($results), "\n";
echo json_encode(array_map(fn($e) => $e->getMessage(), $errors)), "\n";
?>
--EXPECT--
{"a":1,"c":3}
{"b":"b failed"}
