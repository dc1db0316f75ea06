--TEST--
Exceptions of the destructor are chained, to one in flight too
--EXTENSIONS--
async
--FILE--
<?php
use Async\Pool;

$pool = new Pool(fn() => 1, destructor: function () { static $n = 0; throw new Exception('destructor ' . ++$n); }, min: 2);
try {
    $pool->close();
} catch (Exception $e) {
    echo $e->getMessage(), ', before: ', $e->getPrevious()->getMessage(), "\n";
}
try {
    (function () {
        $pool = new Pool(fn() => 1, destructor: function () { throw new Exception('destructor'); }, min: 1);
        throw new LogicException('in flight');
    })();
} catch (Exception $e) {
    echo $e->getMessage(), ', before: ', $e->getPrevious()->getMessage(), "\n";
}
$pool = new Pool(fn() => 1, destructor: function () { throw new Exception('destructor'); }, beforeRelease: fn() => false);
$r = $pool->acquire();
try {
    $pool->release($r);
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
var_dump(count($pool));
?>
--EXPECT--
destructor 2, before: destructor 1
destructor, before: in flight
destructor
int(0)
