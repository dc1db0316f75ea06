--TEST--
What providers and strategies throw goes to the caller of spawn_with()
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Scope, ScopeProvider, SpawnStrategy, Coroutine};
use function Async\{spawn_with, suspend};

class Strategy implements SpawnStrategy
{
    public function __construct(private string $failing) {}
    public function provideScope(): ?Scope
    {
        return $this->failing === __FUNCTION__ ? throw new RuntimeException(__FUNCTION__) : null;
    }
    public function beforeCoroutineEnqueue(Coroutine $coroutine, Scope $scope): array
    {
        return $this->failing === __FUNCTION__ ? throw new RuntimeException(__FUNCTION__) : [];
    }
    public function afterCoroutineEnqueue(Coroutine $coroutine, Scope $scope): void
    {
        $this->failing !== __FUNCTION__ ?: throw new RuntimeException(__FUNCTION__);
    }
}
foreach (['provideScope', 'beforeCoroutineEnqueue', 'afterCoroutineEnqueue'] as $failing) {
    try {
        spawn_with(new Strategy($failing), function () use ($failing) { echo "$failing: runs nevertheless\n"; });
    } catch (RuntimeException $e) {
        echo $e->getMessage(), "\n";
    }
    suspend();
}
try {
    spawn_with(new stdClass, fn() => 1);
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
class Wrong implements ScopeProvider
{
    public function provideScope(): ?Scope { return (fn() => 'text')(); }
}
try {
    spawn_with(new Wrong, fn() => 1);
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
provideScope
beforeCoroutineEnqueue
afterCoroutineEnqueue
afterCoroutineEnqueue: runs nevertheless
Async\spawn_with(): Argument #1 ($provider) must be of type Async\ScopeProvider, stdClass given
Wrong::provideScope(): Return value must be of type ?Async\Scope, string returned
