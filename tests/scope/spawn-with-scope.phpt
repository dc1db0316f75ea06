--TEST--
spawn_with() takes a Scope, and null means the caller's scope
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Scope, ScopeProvider};
use function Async\{spawn_with, await, current_context, suspend};

class Provider implements ScopeProvider
{
    public function __construct(private ?Scope $scope) {}
    public function provideScope(): ?Scope { return $this->scope; }
}
$scope = new Scope;
$coroutine = spawn_with($scope, fn(int $a, int $b) => $a - $b, b: 1, a: 3);
var_dump($scope->isFinished(), await($coroutine));
$coroutine = spawn_with(new Provider($scope), fn() => suspend());
var_dump($scope->isFinished());
await($coroutine);
$context = current_context();
var_dump(await(spawn_with(new Provider(null), fn() => current_context())) === $context);
await($scope->spawn(function () use ($context) {
    $mine = current_context();
    var_dump($mine !== $context, await(spawn_with(new Provider(null), fn() => current_context())) === $mine);
}));
$scope->cancel();
try {
    spawn_with(new Provider($scope), fn() => 1);
} catch (Async\AsyncException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
bool(false)
int(2)
bool(false)
bool(true)
bool(true)
bool(true)
Cannot spawn a coroutine in a closed scope
