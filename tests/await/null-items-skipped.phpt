--TEST--
Null items are skipped
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all_or_fail};

echo json_encode(await_all_or_fail(['a' => null, 'b' => spawn(fn() => 2), 'c' => null])['b']), "\n";
?>
--EXPECT--
2
