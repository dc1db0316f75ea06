--TEST--
await() throws the exception the coroutine ended with, the same object to everyone
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, suspend};

$thrown = new DomainException('broken');
$c = spawn(function () use ($thrown) { suspend(); throw $thrown; });
for ($i = 0; $i < 3; $i++) {
    spawn(function () use ($c, $thrown) {
        try {
            await($c);
        } catch (DomainException $e) {
            var_dump($e === $thrown);
        }
    });
}
suspend();
suspend();
suspend();
try { await($c); } catch (DomainException $e) { var_dump($e === $thrown); }
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
