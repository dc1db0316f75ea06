--TEST--
finally() is called for cancelled and failed coroutines, too
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, delay, await};

$cancelled = spawn(fn() => delay(1000));
$failed = spawn(fn() => throw new Exception('failed'));
$never = spawn(fn() => print("never\n"));
foreach (['cancelled' => $cancelled, 'failed' => $failed, 'never' => $never] as $name => $c) {
    $c->finally(function ($c) use ($name, &$seen) { $seen[$name] = get_class($c->getException()); });
}
$seen = [];
$never->cancel();
suspend();
$cancelled->cancel();
try { await($failed); } catch (Exception) {}
for ($i = 0; $i < 1000 && count($seen) < 3; $i++) {
    delay(1);
}
ksort($seen);
print_r($seen);
?>
--EXPECT--
Array
(
    [cancelled] => Async\AsyncCancellation
    [failed] => Exception
    [never] => Async\AsyncCancellation
)
