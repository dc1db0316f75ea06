--TEST--
A closure keeps its $this and scope
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

class Counter {
    private int $n = 41;
    function later() { return spawn(function () { Async\suspend(); return ++$this->n; }); }
}
echo await((new Counter)->later()), "\n";
?>
--EXPECT--
42
