--TEST--
Health checks neither keep the script alive nor hide a deadlock
--EXTENSIONS--
async
--INI--
async.debug_deadlock=0
--FILE--
<?php
use Async\Pool;
use function Async\{delay, spawn};

$start = hrtime(true);
$pool = new Pool(fn() => 1, healthcheck: fn() => true, min: 1, max: 1, healthcheckInterval: 60000);
$pool->acquire();
spawn(function () use ($pool) {
    try {
        $pool->acquire();
    } catch (Async\AsyncCancellation $e) {
        echo $e->getMessage(), "\n";
    }
});
delay(1);
register_shutdown_function(function () use ($start) { var_dump((hrtime(true) - $start) / 1e9 < 20); });
?>
--EXPECTF--
Deadlock detected

Fatal error: Uncaught Async\DeadlockError: Deadlock detected: no active coroutines, 1 coroutines in waiting in [no active file]:0
Stack trace:
#0 {main}
  thrown in [no active file] on line 0
bool(true)
