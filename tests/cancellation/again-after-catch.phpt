--TEST--
Code that caught a cancellation can be cancelled once more
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, delay};

$c = spawn(function () {
    foreach ([1, 2] as $i) {
        try {
            delay(10000);
        } catch (Async\AsyncCancellation $e) {
            echo "$i: ", $e->getMessage(), "\n";
        }
    }
    return 'end';
});
suspend();
$c->cancel(new Async\AsyncCancellation('one'));
suspend();
$c->cancel(new Async\AsyncCancellation('two'));
echo await($c), "\n";
?>
--EXPECT--
1: one
2: two
end
