--TEST--
The arguments of a coroutine cancelled before its start are released
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend};

class Noisy { function __destruct() { echo "destroyed\n"; } }
$c = spawn(function ($argument) { echo "never\n"; }, new Noisy);
$c->cancel();
suspend();
echo "end\n";
?>
--EXPECT--
destroyed
end
