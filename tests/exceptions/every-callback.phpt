--TEST--
Every callback and destructor throws, some while another error is on its way
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\{Scope, Pool, TaskGroup, TaskSet, Channel, Future, FutureState};
use function Async\{spawn, spawn_with, await, await_all, delay, suspend, iterate, current_context, timeout, protect};
class Bad implements Async\SpawnStrategy {
    public function __construct(private string $where) {}
    public function provideScope(): ?Scope { $this->boom(__FUNCTION__); return null; }
    public function beforeCoroutineEnqueue(Async\Coroutine $c, Scope $s): array { $this->boom(__FUNCTION__); return []; }
    public function afterCoroutineEnqueue(Async\Coroutine $c, Scope $s): void { $this->boom(__FUNCTION__); }
    private function boom($f) { if ($f === $this->where) throw new Exception($f); }
}
class D { public function __construct(private string $n) {} public function __destruct() { throw new Exception("destructor of $this->n"); } }
function show(string $what, callable $f) {
    try { $r = $f(); echo "$what: ", is_scalar($r) || $r === null ? var_export($r, true) : get_debug_type($r), "\n"; }
    catch (Throwable $e) { echo "$what:"; for (; $e; $e = $e->getPrevious()) { echo ' ', get_class($e), '(', $e->getMessage(), ')'; if ($e instanceof Async\CompositeException) foreach ($e->getExceptions() as $x) echo '[', $x->getMessage(), ']'; } echo "\n"; }
}
$top = new Scope;
$top->setExceptionHandler(function ($scope, $coroutine, $e) { show('  handled', fn () => throw $e); });
await($top->spawn(function () {
    foreach (['provideScope', 'beforeCoroutineEnqueue', 'afterCoroutineEnqueue'] as $w) show($w, fn() => spawn_with(new Bad($w), fn() => print "ran\n"));
    suspend();
    show('finally of done', function () { $c = spawn(fn() => 1); await($c); $c->finally(fn() => throw new Exception('f')); });
    show('map', fn() => await(Future::completed(1)->map(fn() => throw new Exception('map'))));
    show('catch', fn() => await(Future::failed(new Exception('x'))->catch(fn() => throw new Exception('catch'))));
    show('finally', fn() => await(Future::failed(new Exception('x'))->finally(fn() => throw new Exception('fin'))));
    show('iterate', fn() => iterate([1,2,3], function ($v) { try { delay(1); } finally { throw new Exception('it'); } }));
    show('iterate gen', fn() => iterate((function () { try { yield 1; yield 2; } finally { throw new Exception('gen finally'); } })(), function ($v) { throw new Exception("cb$v"); }));
    show('pool factory', fn() => (new Pool(fn() => throw new Exception('factory')))->acquire());
    show('pool min', fn() => new Pool(fn() => throw new Exception('factory'), min: 2));
    show('pool destructor', function () { $p = new Pool(fn() => new stdClass, destructor: fn() => throw new Exception('d'), min: 3); $p->close(); });
    show('pool destructor by free', function () { $p = new Pool(fn() => new stdClass, destructor: fn() => throw new Exception('d'), min: 2); unset($p); });
    show('pool destructor while throwing', function () { $p = new Pool(fn() => new stdClass, destructor: fn() => throw new Exception('d'), min: 2); throw new Exception('outer'); });
    show('pool beforeAcquire', function () { $n = 0; $p = new Pool(function () use (&$n) { $n++; return new stdClass; }, destructor: fn() => throw new Exception('d'), beforeAcquire: fn() => throw new Exception('ba'), min: 1); $r = $p->acquire(); return $n; });
    show('pool beforeRelease', function () { $p = new Pool(fn() => new stdClass, destructor: fn() => throw new Exception('d'), beforeRelease: fn() => throw new Exception('br'), min: 1); $r = $p->acquire(); $p->release($r); return $p->count(); });
    show('pool strategy', function () { $p = new Pool(fn() => new stdClass, beforeRelease: fn() => false); $p->setCircuitBreakerStrategy(new class implements Async\CircuitBreakerStrategy { function reportSuccess(mixed $s): void { throw new Exception('s'); } function reportFailure(mixed $s, Throwable $e): void { throw new Exception('f'); } function shouldRecover(): bool { throw new Exception('r'); } }); $p->release($p->acquire()); $p->deactivate(); return $p->acquire(); });
    show('group finally', function () { $g = new TaskGroup; $g->spawn(fn() => 1); $g->close(); $g->finally(fn() => throw new Exception('gf')); $g->awaitCompletion(); suspend(); suspend(); });
    show('channel with bad values', function () { $c = new Channel(3); $c->send(new D('v1')); $c->send(new D('v2')); $c->close(); unset($c); });
    show('future with bad value', function () { $s = new FutureState; $f = new Future($s); $f->ignore(); $s->complete(new D('v')); unset($s, $f); });
    show('coroutine with bad result', function () { $c = spawn(fn() => new D('r')); await($c); unset($c); });
    show('coroutine with bad argument', function () { $c = spawn(fn($d) => 1, new D('a')); $c->cancel(); suspend(); });
    show('bad argument, run', function () { $c = spawn(function ($d) { unset($d); }, new D('a2')); await($c); });
    show('context', function () { await((new Scope)->spawn(function () { current_context()->set('k', new D('ctx')); })); suspend(); });
    show('protect', function () { $c = spawn(fn() => protect(function () { delay(1); throw new Exception('p'); })); suspend(); $c->cancel(); await($c); });
    show('scope handler', function () { $s = new Scope; $s->setExceptionHandler(function ($s, $c, $e) { throw new Exception('handler', 0, new Exception('inner')); }); $c = $s->spawn(fn() => throw new Exception('task')); suspend(); suspend(); await($c); });
    show('child handler', function () { $s = new Scope; $s->setChildScopeExceptionHandler(function () { throw new Exception('ch'); }); $s->setExceptionHandler(function () { throw new Exception('h'); }); $k = Scope::inherit($s); $k->setExceptionHandler(function () { throw new Exception('kh'); }); $c = $k->spawn(fn() => throw new Exception('task')); suspend(); suspend(); await($c); });
    show('after cancellation', function () { $s = new Scope; $s->spawn(function () { try { delay(100); } finally { throw new Exception('dying'); } }); $s->spawn(function () { try { delay(100); } finally { throw new Exception('dying'); } }); suspend(); $s->cancel(); $s->awaitAfterCancellation(fn($e) => throw new Exception('eh', 0, $e)); });
    show('ob callback', function () { await(spawn(function () { ob_start(fn() => throw new Exception('ob')); echo 'x'; delay(1); ob_end_clean(); })); });
    show('iterator valid', fn() => await_all(new class implements Iterator { function current(): mixed { return 1; } function key(): mixed { return 1; } function next(): void {} function rewind(): void { throw new Exception('rewind'); } function valid(): bool { throw new Exception('valid'); } }));
    show('finally of coroutine throws while scope cancels', function () { $s = Scope::inherit(); $c = $s->spawn(fn() => delay(100)); $c->finally(fn() => throw new Exception('f')); $s->finally(fn() => throw new Exception('f')); suspend(); $s->cancel(); try { $s->awaitAfterCancellation(); } finally { delay(2); } });
    show('error handler', function () { set_error_handler(fn() => throw new Exception('eh')); try { $s = new FutureState; $f = new Future($s); $s->error(new Exception('unheard')); unset($f, $s); suspend(); } finally { restore_error_handler(); } });
    show('composite', function () { $g = new TaskGroup; foreach ([1,2,3] as $i) $g->spawn(function () use ($i) { try { throw new Exception("a$i"); } finally { throw new Exception("b$i"); } }); await($g->all()); });
    show('lost group', function () { $s = Scope::inherit(); $s->setExceptionHandler(fn($s, $c, $e) => throw new Exception('lost', 0, $e)); $g = new TaskGroup(scope: $s); $g->spawn(fn() => throw new Exception('t')); $g->close(); $g->awaitCompletion(); unset($g); suspend(); suspend(); });
}));
$top = null;
echo "end\n";
?>
--EXPECT--
provideScope: Exception(provideScope)
beforeCoroutineEnqueue: Exception(beforeCoroutineEnqueue)
afterCoroutineEnqueue: Exception(afterCoroutineEnqueue)
ran
finally of done: Exception(f)
map: Exception(map)
catch: Exception(catch)
finally: Exception(fin) Exception(x)
iterate: Exception(it)
iterate gen: Exception(gen finally) Exception(cb1)
pool factory: Exception(factory)
pool min: Exception(factory)
pool destructor: Exception(d) Exception(d) Exception(d)
pool destructor by free: Exception(d) Exception(d)
pool destructor while throwing: Exception(d) Exception(d) Exception(outer)
pool beforeAcquire: Exception(d)
pool beforeRelease: Exception(d)
pool strategy: Async\ServiceUnavailableException(Service is unavailable (circuit breaker is open))
  handled: Exception(gf)
group finally: NULL
channel with bad values: Exception(destructor of v2) Exception(destructor of v1)
future with bad value: Exception(destructor of v)
coroutine with bad result: Exception(destructor of r)
coroutine with bad argument: Exception(destructor of a)
bad argument, run: Exception(destructor of a2)
context: Async\AsyncCancellation(Scope is being disposed due to object destruction)
protect: Exception(p)
scope handler: Exception(handler) Exception(inner) Exception(task)
child handler: Exception(ch) Exception(kh) Exception(task)
after cancellation: Async\CompositeException(Multiple exceptions occurred)[eh][eh]
ob callback: Exception(ob)
iterator valid: Exception(rewind)
finally of coroutine throws while scope cancels: Async\CompositeException(Multiple exceptions occurred)[f][f]
error handler: Exception(eh)
composite: Async\CompositeException(One or more tasks failed)[b1][b2][b3]
  handled: Exception(lost) Async\CompositeException(One or more tasks failed)[t]
lost group: NULL
end
