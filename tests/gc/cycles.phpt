--TEST--
Cycles through an object of every class and its closures are collected
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, Context, FileSystemWatcher, Future, FutureState, Pool, Scope, TaskGroup, TaskSet, ThreadChannel};
use function Async\{await, await_all, coroutine_context, current_context, signal, spawn, suspend, timeout};

class Box
{
    public $x;
    public $y;
}

function check(string $name, callable $make): void
{
    $references = [];
    for ($i = 0; $i < 3; $i++) {
        $box = new Box;
        $references[] = WeakReference::create($box);
        $make($box);
        unset($box);
        suspend();
        suspend();
    }
    gc_collect_cycles();
    suspend(); // what destructors have started
    gc_collect_cycles();
    $alive = array_filter($references, fn ($reference) => $reference->get());
    if ($alive) {
        echo "$name: ", count($alive), " alive\n";
    }
}

class BoxedError extends Exception
{
    public function __construct(public $box) {}
}

check('channel buffer', function ($b) { $b->x = new Channel(2); $b->x->send($b); });
check('channel parked value', function ($b) { $b->x = new Channel(0); $b->x->sendAsync($b); });
check('recvAsync', function ($b) { $b->x = new Channel(2); $b->y = $b->x->recvAsync()->ignore(); $b->y->map(fn() => $b)->ignore(); });
check('future state', function ($b) { $b->x = new FutureState; $b->x->ignore(); $b->x->complete($b); });
check('future', function ($b) { $b->x = new FutureState; $b->y = (new Future($b->x))->ignore(); $b->x->complete($b); });
check('future chain', function ($b) { $s = new FutureState; $b->x = (new Future($s))->ignore(); $b->y = $s; $b->x->map(fn() => $b)->ignore(); });
check('future error', function ($b) { $b->x = new FutureState; $b->x->ignore(); $b->x->error(new BoxedError($b)); });
check('coroutine result', function ($b) { $b->x = spawn(fn() => $b); await($b->x); });
check('coroutine error', function ($b) { $b->x = spawn(function () use ($b) { throw new BoxedError($b); }); try { await($b->x); } catch (Exception) {} });
check('coroutine finally', function ($b) { $b->x = spawn(fn() => 1); $b->x->finally(fn() => $b); await($b->x); });
check('coroutine context', function ($b) { $b->x = spawn(function () use ($b) { coroutine_context()->set('k', $b); }); await($b->x); });
check('not enqueued', function ($b) { try { Async\spawn_with(new class($b) implements Async\SpawnStrategy { function __construct(public $b) {} function provideScope(): ?Scope { return null; } function beforeCoroutineEnqueue(Async\Coroutine $c, Scope $s): array { $this->b->x = $c; $b = $this->b; $c->finally(fn() => $b); throw new Exception; } function afterCoroutineEnqueue(Async\Coroutine $c, Scope $s): void {} }, fn() => $b, $b, name: $b); } catch (Exception) {} });
check('scope handlers', function ($b) { $b->x = new Scope; $b->x->setExceptionHandler(fn() => $b); $b->x->setChildScopeExceptionHandler(fn() => $b); });
check('scope finally', function ($b) { $b->x = new Scope; $b->x->finally(fn() => $b); });
check('scope context', function ($b) { $b->x = new Scope; await($b->x->spawn(fn() => current_context()->set('k', $b))); });
check('scope used', function ($b) { $b->x = new Scope; $b->x->setExceptionHandler(fn() => $b); $c = $b->x->spawn(fn() => 1); await($c); });
check('scope child', function ($b) { $b->x = new Scope; $b->y = Scope::inherit($b->x); $b->y->setExceptionHandler(fn() => $b); });
check('context', function ($b) { $b->x = await(spawn(fn() => coroutine_context())); $b->x->set('a', $b); $b->x->set($b, 1); });
check('group results', function ($b) { $b->x = new TaskGroup; $b->x->spawn(fn() => $b); $b->x->close(); $b->x->awaitCompletion(); });
check('group open', function ($b) { $b->x = new TaskGroup; $b->x->spawn(fn() => $b); suspend(); });
check('group finally', function ($b) { $b->x = new TaskGroup; $b->x->finally(fn() => $b); });
check('group all', function ($b) { $b->x = new TaskGroup; $b->x->spawn(fn() => $b); $b->y = $b->x->all(); await($b->y); });
check('group scope', function ($b) { $b->y = new Scope; $b->x = new TaskGroup(scope: $b->y); $b->y->setExceptionHandler(fn() => $b); });
check('group errors', function ($b) { $b->x = new TaskGroup; $b->x->suppressErrors(); $b->x->spawn(function () use ($b) { throw new BoxedError($b); }); suspend(); suspend(); });
check('set', function ($b) { $b->x = new TaskSet; $b->x->spawn(fn() => $b); suspend(); });
check('pool', function ($b) { $b->x = new Pool(fn() => $b, fn() => $b, fn() => $b, fn() => $b, fn() => (bool) $b, min: 1); });
check('pool strategy', function ($b) { $b->x = new Pool(fn() => 1); $b->x->setCircuitBreakerStrategy(new class($b) implements Async\CircuitBreakerStrategy { function __construct(public $b) {} function reportSuccess(mixed $s): void {} function reportFailure(mixed $s, Throwable $e): void {} function shouldRecover(): bool { return true; } }); });
check('pool lent', function ($b) { $b->x = new Pool(fn() => $b); $b->y = $b->x->acquire(); });
check('pool released', function ($b) { $b->x = new Pool(fn() => $b); $b->x->release($b->x->acquire()); });
check('pool healthcheck', function ($b) { $b->x = new Pool(fn() => $b, healthcheck: fn() => (bool) $b, min: 1, healthcheckInterval: 1000); });
check('thread channel', function ($b) { $b->x = new ThreadChannel(2); $b->x->send([1]); $b->y = $b; });
check('watcher', function ($b) { $b->x = new FileSystemWatcher(__DIR__); $b->y = $b; });
check('watcher iterator', function ($b) { $b->x = new FileSystemWatcher(__DIR__); $b->y = [$b, $b->x->getIterator()]; });
check('timeout', function ($b) { $b->x = timeout(1000); $b->y = $b; });
check('timeout fired', function ($b) { $b->x = timeout(1); try { await($b->x); } catch (Exception $e) { $b->y = [$b, $e]; } });
check('signal', function ($b) { $b->x = signal(Async\Signal::SIGUSR2)->ignore(); $b->x->map(fn() => $b)->ignore(); });
check('signal token', function ($b) { $b->y = timeout(50000); $b->x = signal(Async\Signal::SIGUSR2, $b->y)->ignore(); $b->x->map(fn() => $b)->ignore(); });
check('composite', function ($b) { $b->x = new Async\CompositeException; $b->x->addException(new BoxedError($b)); });
check('closed channel awaited', function ($b) { $b->x = new Channel; $b->x->close(); await_all([$b->x]); $b->y = $b; });
check('group awaited', function ($b) { $b->x = new TaskGroup; $b->x->spawn(fn() => $b); await_all([$b->x]); });
echo "done\n";
?>
--EXPECT--
done
