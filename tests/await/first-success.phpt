--TEST--
await_first_success() skips failures and collects them
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_first_success, delay};

[$value, $errors] = await_first_success([
    'a' => spawn(function () { delay(1); throw new RuntimeException('a failed'); }),
    'b' => spawn(function () { delay(100); return 'b'; }),
]);
echo $value, ' ', json_encode(array_map(fn($e) => $e->getMessage(), $errors)), "\n";

[$value, $errors] = await_first_success([
    spawn(fn() => throw new RuntimeException('one')),
    spawn(fn() => throw new RuntimeException('two')),
]);
echo json_encode($value), ' ', json_encode(array_map(fn($e) => $e->getMessage(), $errors)), "\n";
?>
--EXPECT--
b {"a":"a failed"}
null ["one","two"]
