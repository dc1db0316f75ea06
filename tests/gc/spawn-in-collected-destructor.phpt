--TEST--
spawn() in a destructor run by the collector only queues, and works
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

class Cycle {
    public $self;
    function __construct() { $this->self = $this; }
    function __destruct() { spawn(function () { echo "spawned\n"; }); echo "destructor\n"; }
}
await(spawn(function () { new Cycle; gc_collect_cycles(); echo "collected\n"; }));
?>
--EXPECT--
destructor
collected
spawned
