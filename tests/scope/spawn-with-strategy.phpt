--TEST--
A SpawnStrategy is told before and after the coroutine is queued
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Scope, SpawnStrategy, Coroutine};
use function Async\{spawn_with, await};

class Strategy implements SpawnStrategy
{
    public function __construct(private ?Scope $scope) {}
    public function provideScope(): ?Scope { echo "provide\n"; return $this->scope; }
    public function beforeCoroutineEnqueue(Coroutine $coroutine, Scope $scope): array
    {
        echo "before, queued: "; var_dump($coroutine->isQueued(), $scope === $this->scope);
        return [];
    }
    public function afterCoroutineEnqueue(Coroutine $coroutine, Scope $scope): void
    {
        echo "after, queued: "; var_dump($coroutine->isQueued(), $scope === $this->scope);
    }
}
$scope = new Scope;
echo await(spawn_with(new Strategy($scope), fn() => "ran\n"));
echo await(spawn_with(new Strategy(null), fn() => "ran in the main scope\n"));
?>
--EXPECT--
provide
before, queued: bool(false)
bool(true)
after, queued: bool(true)
bool(true)
ran
provide
before, queued: bool(false)
bool(false)
after, queued: bool(true)
bool(false)
ran in the main scope
