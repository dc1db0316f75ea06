--TEST--
After an uncaught exception of the script, its shutdown functions and destructors wait as ever
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay};

final class Waits
{
    public function __destruct()
    {
        delay(1);
        echo "destructor\n";
    }
}
$object = new Waits;
register_shutdown_function(function () {
    delay(1);
    echo exec('echo shutdown function'), "\n";
});
await(spawn(fn() => delay(1)));
throw new Exception('end');
?>
--EXPECTF--
Fatal error: Uncaught Exception: end in %s:%d
Stack trace:
#0 {main}
  thrown in %s on line %d
shutdown function
destructor
