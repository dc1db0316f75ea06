--TEST--
An exception out of the iterator reaches the caller
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all, delay};

$throwing = fn(string $where) => new class($where) implements Iterator {
    private int $n = 0;
    function __construct(private string $where) {}
    private function check(string $here) { if ($this->where === $here && $this->n > 0) throw new LogicException("in $here()"); }
    function current(): mixed { $this->check('current'); return spawn(fn() => 1); }
    function key(): mixed { $this->check('key'); return $this->n; }
    function next(): void { $this->n++; $this->check('next'); }
    function rewind(): void {}
    function valid(): bool { $this->check('valid'); return $this->n < 3; }
};
foreach (['current', 'key', 'next', 'valid'] as $where) {
    try {
        await_all($throwing($where));
        echo "no exception\n";
    } catch (LogicException $e) {
        echo $e->getMessage(), "\n";
    }
}
try {
    await_all((function () { yield spawn(fn() => 1); throw new LogicException('in generator'); })());
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
in current()
in key()
in next()
in valid()
in generator
