--TEST--
A chain of 100000 pending or completed links is released without recursion
--EXTENSIONS--
async
--INI--
memory_limit=-1
--FILE--
<?php
use Async\{Future, FutureState};

$chain = function (Future $future) {
    for ($i = 0; $i < 100000; $i++) {
        $future = $future->map(fn($value) => $value + 1);
    }
    return $future;
};
$tail = $chain(new Future(new FutureState()))->ignore();
unset($tail);
echo "released\n";
$tail = $chain(Future::completed(0));
var_dump($tail->await());
unset($tail);
echo "released\n";
?>
--EXPECT--
released
int(100000)
released
