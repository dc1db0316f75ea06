--TEST--
Zombies are counted among all coroutines
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend, runtime_stats, get_coroutines};

$scope = Scope::inherit();
$zombie = $scope->spawn(fn() => delay(1000));
suspend();
$scope->dispose();
echo runtime_stats()['coroutines_total'], ' ', runtime_stats()['coroutines_active'], ' ', count(get_coroutines()), "\n";
$zombie->cancel();
suspend();
echo runtime_stats()['coroutines_total'], "\n";
?>
--EXPECT--
2 1 2
1
