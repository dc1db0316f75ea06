--TEST--
The next item is taken only when a call suspends
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{iterate, suspend};

function items() { foreach ([1, 2, 3, 4] as $i) { echo "take $i\n"; yield $i; } }

iterate(items(), function ($i) {
    echo "start $i\n";
    if ($i === 2) {
        suspend();
        echo "again $i\n";
    }
});
?>
--EXPECT--
take 1
start 1
take 2
start 2
take 3
start 3
take 4
start 4
again 2
