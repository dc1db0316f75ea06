--TEST--
spawn() only queues: the function does not run before the caller waits
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$c = spawn(function () { echo "in coroutine\n"; });
echo "after spawn\n";
await($c);
echo "after await\n";
?>
--EXPECT--
after spawn
in coroutine
after await
