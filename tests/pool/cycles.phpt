--TEST--
A pool whose functions refer to it is collected, its resources are destroyed
--EXTENSIONS--
async
--FILE--
<?php
use Async\Pool;

(function () {
    $pool = null;
    $pool = new Pool(function () use (&$pool) { return new stdClass(); }, destructor: function () use (&$pool) { echo "destroyed\n"; }, min: 2);
})();
gc_collect_cycles();
echo "end\n";
?>
--EXPECT--
destroyed
destroyed
end
