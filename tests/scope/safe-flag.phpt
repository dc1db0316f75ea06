--TEST--
A scope is as safe as its parent; the main scope is safe, new Scope is not
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, delay, suspend};

function tells(Scope $scope, string $name): void
{
    $coroutine = $scope->spawn(function () use ($name) {
        try {
            delay(2);
            echo "$name went on\n";
        } catch (Async\AsyncCancellation $e) {
            echo "$name was cancelled\n";
        }
    });
    suspend();
    $scope->cancel();
    await($coroutine);
}

tells(new Scope, 'new');
tells(Scope::inherit(), 'inherited from main');
$parent = new Scope;
tells(Scope::inherit($parent), 'inherited from new');
$parent->allowZombies();
tells(Scope::inherit($parent), 'inherited from safe');
$scope = new Scope;
var_dump($scope->allowZombies() === $scope, $scope->asNotSafely() === $scope);
tells(Scope::inherit()->asNotSafely(), 'made unsafe');
?>
--EXPECT--
new was cancelled
inherited from main went on
inherited from new was cancelled
inherited from safe went on
bool(true)
bool(true)
made unsafe was cancelled
