--TEST--
min resources are made by the constructor; a throwing factory ends that
--EXTENSIONS--
async
--FILE--
<?php
use Async\Pool;

$made = 0;
$pool = new Pool(function () use (&$made) { return ++$made; }, min: 3);
var_dump($made, $pool->idleCount());
try {
    new Pool(function () use (&$made) { if (++$made === 5) throw new Exception('no more'); return $made; },
        destructor: function ($r) { echo "destroyed $r\n"; }, min: 3);
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
var_dump($made);
?>
--EXPECT--
int(3)
int(3)
no more
int(5)
