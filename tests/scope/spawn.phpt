--TEST--
Scope::spawn() runs a closure with its arguments in that scope
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, current_context};

$scope = new Scope;
$coroutine = $scope->spawn(function (int $a, int $b = 0, int ...$more) {
    return [$a, $b, $more];
}, 1, b: 2);
echo json_encode(await($coroutine)), "\n";
var_dump($coroutine instanceof Async\Coroutine, $scope->isFinished(), $scope->isClosed(), $scope->isCancelled());
?>
--EXPECT--
[1,2,[]]
bool(true)
bool(true)
bool(false)
bool(false)
