--TEST--
An error that no scope handles and nobody holds ends the script
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend};

$scope = new Scope;
$scope->spawn(function () { throw new RuntimeException('nobody cares'); });
$scope->spawn(function () { echo "sibling never starts\n"; });
try {
    delay(1000);
} catch (Async\AsyncCancellation $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECTF--
Graceful shutdown

Fatal error: Uncaught RuntimeException: nobody cares in %sunhandled-ends-script.php:%d
Stack trace:
%a
  thrown in %sunhandled-ends-script.php on line %d
