--TEST--
The main scope, seen through a strategy, cannot be ended but may have a handler
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\{Scope, SpawnStrategy, Coroutine};
use function Async\{spawn, spawn_with, suspend};

class Strategy implements SpawnStrategy
{
    public ?Scope $seen = null;
    public function provideScope(): ?Scope { return null; }
    public function beforeCoroutineEnqueue(Coroutine $coroutine, Scope $scope): array { $this->seen = $scope; return []; }
    public function afterCoroutineEnqueue(Coroutine $coroutine, Scope $scope): void {}
}
$strategy = new Strategy;
spawn_with($strategy, function () { echo "runs\n"; });
$main = $strategy->seen;
unset($strategy);
$main->cancel();
$main->dispose();
$main->disposeSafely();
$main->disposeAfterTimeout(0);
var_dump($main->isCancelled(), $main->isClosed());
$main->setExceptionHandler(function (Scope $scope, Coroutine $coroutine, Throwable $e) use (&$main) {
    echo 'handled: ', $e->getMessage(), ' ';
    var_dump($scope === $main);
});
spawn(function () { throw new RuntimeException('in the main scope'); });
Scope::inherit()->allowZombies()->spawn(fn() => 1);
suspend();
echo "end\n";
?>
--EXPECT--
bool(false)
bool(false)
runs
handled: in the main scope bool(true)
end
