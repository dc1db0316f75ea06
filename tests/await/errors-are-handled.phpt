--TEST--
Errors collected by await_all() count as handled
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all};

[, $errors] = await_all([spawn(fn() => throw new Exception('1')), spawn(fn() => throw new Exception('2'))]);
unset($errors);
gc_collect_cycles();
echo "no fatal error\n";
?>
--EXPECT--
no fatal error
