--TEST--
Values held only by the stack of a parked coroutine are not collected
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, delay};

class Node { public $other; public function __construct(public string $name) {} public function __destruct() { echo "destroyed $this->name\n"; } }
$c = spawn(function () {
    $a = new Node('a');
    $b = new Node('b');
    $a->other = $b;
    $b->other = $a;
    delay(5);
    return $a->other->name . $b->other->name;
});
suspend();
gc_collect_cycles();
echo "collected\n";
echo await($c), "\n";
gc_collect_cycles();
echo "end\n";
?>
--EXPECT--
collected
ba
destroyed a
destroyed b
end
