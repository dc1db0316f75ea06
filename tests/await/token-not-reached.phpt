--TEST--
await() with a timeout that is not reached
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay, timeout};

$start = hrtime(true);
echo await(spawn(function () { delay(1); return 'ok'; }), timeout(60000)), "\n";
echo "end of main\n";
register_shutdown_function(function () use ($start) {
    echo hrtime(true) - $start < 5e9 ? "the timer did not keep the script alive\n" : "too late\n";
});
?>
--EXPECT--
ok
end of main
the timer did not keep the script alive
