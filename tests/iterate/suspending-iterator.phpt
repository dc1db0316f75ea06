--TEST--
An iterator that waits is used by one call at a time
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{iterate, delay};

function slow() {
    static $inside = false;
    foreach ([1, 2, 3, 4, 5] as $i) {
        if ($inside) { echo "entered twice\n"; }
        $inside = true;
        delay(2);
        $inside = false;
        yield "key $i" => $i;
    }
}
$sum = 0;
iterate(slow(), function ($i, $key) use (&$sum) { delay(3); $sum += $i; }, 3);
echo $sum, "\n";
class Slow implements Iterator
{
    private int $i = 0;
    public function current(): mixed { delay(1); return $this->i; }
    public function key(): mixed { delay(1); return "k$this->i"; }
    public function next(): void { delay(1); $this->i++; }
    public function rewind(): void { delay(1); $this->i = 0; }
    public function valid(): bool { delay(1); return $this->i < 4; }
}
$seen = [];
iterate(new Slow, function ($value, $key) use (&$seen) { delay(2); $seen[] = "$key=>$value"; });
echo implode(' ', $seen), "\n";
?>
--EXPECT--
15
k0=>0 k1=>1 k2=>2 k3=>3
