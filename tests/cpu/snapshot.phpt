--TEST--
CpuSnapshot has counters that grow, and cannot be changed or constructed
--EXTENSIONS--
async
--FILE--
<?php
use Async\CpuSnapshot;

$a = CpuSnapshot::now();
$end = hrtime(true) + 50_000_000;
while (hrtime(true) < $end);
$b = CpuSnapshot::now();
var_dump($b->wallNs - $a->wallNs >= 50_000_000, $b->processUserNs + $b->processSystemNs > $a->processUserNs + $a->processSystemNs);
var_dump($b->systemIdleNs >= $a->systemIdleNs, $b->systemBusyNs >= $a->systemBusyNs, $a->cpuCount >= 1);
foreach ([fn() => new CpuSnapshot(), fn() => $a->wallNs = 1, fn() => $a->x = 1] as $misuse) {
    try {
        $misuse();
    } catch (Error $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
Call to private Async\CpuSnapshot::__construct() from global scope
Cannot modify readonly property Async\CpuSnapshot::$wallNs
Cannot create dynamic property Async\CpuSnapshot::$x
