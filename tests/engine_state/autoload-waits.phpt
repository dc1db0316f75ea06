--TEST--
Waiting inside an autoloader throws; a blocking call there blocks
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, await, delay};

spl_autoload_register(function (string $class) {
    if ($class === 'Waits') {
        try {
            delay(1);
            echo "waited\n";
        } catch (Async\AsyncException $e) {
            echo get_class($e), "\n";
        }
        usleep(1000);
        eval('class Waits { const X = "loaded"; }');
    }
});
spawn(function () { echo "other\n"; });
echo await(spawn(fn() => Waits::X)), "\n";
?>
--EXPECT--
other
Async\AsyncException
loaded
