--TEST--
finally() callbacks run side by side once the scope has ended
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend};

$scope = new Scope;
$scope->spawn(fn() => delay(1000));
suspend();
$scope->finally(function ($s) use ($scope) { var_dump($s === $scope, $s->isFinished()); delay(60); echo "a\n"; });
$scope->finally(function () { delay(1); echo "b\n"; });
$scope->dispose();
echo "disposed\n";
delay(150);
$scope->finally(function ($s) use ($scope) { echo "at once\n"; });
echo "end\n";
?>
--EXPECT--
disposed
bool(true)
bool(true)
b
a
at once
end
