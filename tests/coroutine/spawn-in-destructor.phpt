--TEST--
A destructor run inside a coroutine may spawn and await
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, await, delay};

class Closing {
    function __destruct() {
        echo "destructor starts\n";
        delay(2);
        echo await(spawn(fn() => "from a coroutine")), "\n";
    }
}
$c = spawn(function () {
    $object = new Closing;
    unset($object);
    echo "after unset\n";
});
spawn(function () { echo "another\n"; });
await($c);
?>
--EXPECT--
destructor starts
another
from a coroutine
after unset
