<?php
use function Async\{spawn, suspend, await_all_or_fail};

class Magic implements ArrayAccess, IteratorAggregate, Countable {
    private $data = [];
    function __construct(private string $name) {}
    function __toString(): string { suspend(); return $this->name; }
    function __get($n) { suspend(); return "$this->name.$n"; }
    function __set($n, $v) { suspend(); $this->data[$n] = $v; }
    function __isset($n) { suspend(); return true; }
    function __call($n, $a) { suspend(); return "$this->name->$n"; }
    function offsetExists($o): bool { suspend(); return isset($this->data[$o]); }
    function offsetGet($o): mixed { suspend(); return $this->data[$o]; }
    function offsetSet($o, $v): void { suspend(); $this->data[$o] = $v; }
    function offsetUnset($o): void { suspend(); unset($this->data[$o]); }
    function getIterator(): Iterator { foreach ($this->data as $k => $v) { suspend(); yield $k => $v; } }
    function count(): int { suspend(); return count($this->data); }
    function __destruct() { suspend(); }
}
$task = function (string $name) {
    $m = new Magic($name);
    $m['k'] = "$name value";
    $m->p = 5;
    $out = ["$m", $m->prop, isset($m->x), $m->call(), isset($m['k']), $m['k'] ?? null, count($m), implode(',', iterator_to_array($m))];
    unset($m['k']);
    $out[] = count($m);
    return $out;
};
foreach (await_all_or_fail([spawn($task, 'a'), spawn($task, 'b')]) as $r) {
    echo json_encode($r), "\n";
}
?>
