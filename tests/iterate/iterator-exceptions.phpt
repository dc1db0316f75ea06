--TEST--
What the iterator throws goes to the caller
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{iterate, delay};

class Bad implements IteratorAggregate { public function getIterator(): Iterator { throw new RuntimeException('getIterator'); } }
function bad() { yield 1; delay(1); throw new RuntimeException('generator'); }
class Failing extends ArrayIterator
{
    public function __construct(private string $method) { parent::__construct([1, 2]); }
    public function current(): mixed { $this->check(__FUNCTION__); return parent::current(); }
    public function key(): string|int|null { $this->check(__FUNCTION__); return parent::key(); }
    public function next(): void { $this->check(__FUNCTION__); parent::next(); }
    public function rewind(): void { $this->check(__FUNCTION__); parent::rewind(); }
    public function valid(): bool { $this->check(__FUNCTION__); return parent::valid(); }
    private function check(string $method): void { $method !== $this->method ?: throw new RuntimeException($method); }
}
foreach ([new Bad, bad(), ...array_map(fn($m) => new Failing($m), ['rewind', 'valid', 'current', 'key', 'next'])] as $iterable) {
    try {
        iterate($iterable, function () { });
        echo "no exception\n";
    } catch (RuntimeException $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
getIterator
generator
rewind
valid
current
key
next
