--TEST--
Serialization that waits in __serialize(), __sleep(), __unserialize() and __wakeup()
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

class WithMagic {
    public $a; public $b;
    function __construct($a, $b) { $this->a = $a; $this->b = $b; }
    function __serialize(): array { suspend(); return ['a' => $this->a, 'b' => $this->b]; }
    function __unserialize(array $data): void { suspend(); [$this->a, $this->b] = [$data['a'], $data['b']]; }
}
class WithOldMagic {
    public $x; public $o;
    function __sleep() { suspend(); return ['x', 'o']; }
    function __wakeup() { suspend(); $this->x++; }
}
function make(int $n) {
    $shared = new stdClass;
    $shared->n = $n;
    $old = new WithOldMagic;
    $old->x = $n;
    $old->o = $shared;
    return [$shared, new WithMagic($shared, $old), $old, new WithMagic($old, [$shared])];
}
$task = function (int $n) {
    $text = serialize(make($n));
    $copy = unserialize($text);
    suspend();
    return [$text, $copy[0] === $copy[1]->a, $copy[1]->b === $copy[2], $copy[3]->b[0] === $copy[0], $copy[2]->x];
};
$alone = [$task(1), $task(2), $task(3)];
$together = await_all_or_fail([spawn($task, 1), spawn($task, 2), spawn($task, 3)]);
var_dump($alone === $together);
echo json_encode(array_map(fn($r) => array_slice($r, 1), $together)), "\n";
?>
--EXPECT--
bool(true)
[[true,true,true,2],[true,true,true,3],[true,true,true,4]]
