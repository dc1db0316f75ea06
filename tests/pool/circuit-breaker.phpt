--TEST--
INACTIVE refuses; the strategy is asked whether it should recover
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Pool, CircuitBreakerState, CircuitBreakerStrategy, ServiceUnavailableException};

$pool = new Pool(fn() => 'r');
var_dump($pool->getState());
$pool->deactivate();
var_dump($pool->getState());
foreach (['acquire', 'tryAcquire'] as $method) {
    try {
        $pool->$method();
    } catch (ServiceUnavailableException $e) {
        echo $e->getMessage(), "\n";
    }
}
$pool->recover();
var_dump($pool->getState(), $pool->acquire());
$pool->activate();
var_dump($pool->getState(), $pool->acquire());
$pool->setCircuitBreakerStrategy(new class implements CircuitBreakerStrategy {
    public int $asked = 0;
    function reportSuccess(mixed $source): void { $source->activate(); }
    function reportFailure(mixed $source, Throwable $error): void { $source->deactivate(); }
    function shouldRecover(): bool {
        if (++$this->asked === 1) return false;
        if ($this->asked === 2) throw new Exception('is dropped');
        return true;
    }
});
$pool->deactivate();
for ($i = 0; $i < 3; $i++) {
    try {
        var_dump($pool->acquire());
    } catch (ServiceUnavailableException $e) {
        echo $e->getMessage(), "\n";
    }
}
var_dump($pool->getState());
$pool->release('r');
var_dump($pool->getState());
?>
--EXPECT--
enum(Async\CircuitBreakerState::ACTIVE)
enum(Async\CircuitBreakerState::INACTIVE)
Service is unavailable (circuit breaker is open)
Service is unavailable (circuit breaker is open)
enum(Async\CircuitBreakerState::RECOVERING)
string(1) "r"
enum(Async\CircuitBreakerState::ACTIVE)
string(1) "r"
Service is unavailable (circuit breaker is open)
Service is unavailable (circuit breaker is open)
string(1) "r"
enum(Async\CircuitBreakerState::RECOVERING)
enum(Async\CircuitBreakerState::ACTIVE)
