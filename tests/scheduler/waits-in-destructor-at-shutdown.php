<?php
use function Async\{spawn, await, delay};

class AtEnd {
    function __destruct() {
        delay(2);
        echo "waited\n";
        echo await(spawn(fn() => 'awaited')), "\n";
    }
}
$global = new AtEnd;
await(spawn(fn() => 1));
echo "main ends\n";
?>
