--TEST--
finally() on a finished coroutine is called at once
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$c = spawn(fn() => 'done');
await($c);
$c->finally(function ($c) { echo "called ", $c->getResult(), "\n"; });
echo "after\n";
?>
--EXPECT--
called done
after
