--TEST--
A generator advanced inside one coroutine while it runs in another is PHP's own error
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await};

$channel = new Async\Channel;
$generator = (function () use ($channel) { echo "in generator\n"; $channel->recv(); yield 1; })();
$a = spawn(fn() => $generator->current());
suspend();
$b = spawn(fn() => $generator->current());
try {
    await($b);
} catch (Error $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
$channel->send(true);
var_dump(await($a));
?>
--EXPECT--
in generator
Error: Cannot resume an already running generator
int(1)
