--TEST--
beforeRelease() decides whether a resource is kept
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Pool, CircuitBreakerStrategy};
use function Async\{spawn, suspend};

class Log implements CircuitBreakerStrategy {
    function reportSuccess(mixed $source): void { echo 'success of ', get_class($source), "\n"; throw new Exception('is dropped'); }
    function reportFailure(mixed $source, Throwable $error): void { echo 'failure: ', get_class($error), ' ', $error->getMessage(), "\n"; throw new Exception('is dropped'); }
    function shouldRecover(): bool { return false; }
}
$made = 0;
$pool = new Pool(
    function () use (&$made) { return ++$made; },
    destructor: function ($r) { echo "destroyed $r\n"; },
    beforeRelease: function ($r) {
        if ($r === 2) throw new LogicException('refused');
        return $r !== 1;
    },
    max: 1,
);
$pool->setCircuitBreakerStrategy(new Log());
spawn(function () use ($pool) { $r = $pool->acquire(); echo "got $r\n"; $pool->release($r); });
$r = $pool->acquire();
suspend();
$pool->release($r);
suspend();
suspend();
$pool->release($r = $pool->acquire());
var_dump($r, $pool->idleCount());
$pool->setCircuitBreakerStrategy(null);
?>
--EXPECT--
failure: Exception Resource validation failed
destroyed 1
got 2
failure: LogicException refused
destroyed 2
success of Async\Pool
int(3)
int(1)
destroyed 3
