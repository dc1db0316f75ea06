--TEST--
The task and its arguments are released when the coroutine ends
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

class Noisy {
    function __construct(public string $name) {}
    function __destruct() { echo "destroyed $this->name\n"; }
}
$c = spawn(function ($argument) { echo "running\n"; }, new Noisy('argument'));
echo "spawned\n";
await($c);
echo "awaited\n";
$bound = new Noisy('bound');
$c2 = spawn(function () use ($bound) { });
unset($bound);
await($c2);
echo "end\n";
?>
--EXPECT--
spawned
running
destroyed argument
awaited
destroyed bound
end
