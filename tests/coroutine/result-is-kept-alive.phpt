--TEST--
A result object lives as long as the coroutine object, and no longer
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

class Noisy { function __destruct() { echo "destroyed\n"; } }
$c = spawn(fn() => new Noisy);
await($c);
gc_collect_cycles();
echo "still there\n";
var_dump($c->getResult() === await($c));
unset($c);
echo "end\n";
?>
--EXPECT--
still there
bool(true)
destroyed
end
