--TEST--
Generators and iterators as input; awaiting starts before the iterator ends
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, delay};

$items = (function () {
    for ($i = 0; $i < 3; $i++) {
        yield "key$i" => spawn(function () use ($i) { delay(1); echo "item $i ends\n"; return $i; });
        delay(100);
        echo "iterator goes on after $i\n";
    }
})();
echo json_encode(await_all_or_fail($items)), "\n";
?>
--EXPECT--
item 0 ends
iterator goes on after 0
item 1 ends
iterator goes on after 1
item 2 ends
iterator goes on after 2
{"key0":0,"key1":1,"key2":2}
