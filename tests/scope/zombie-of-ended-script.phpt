--TEST--
The end of the script does not wait for zombies: they are cancelled
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend, spawn};

$scope = Scope::inherit();
$scope->spawn(function () {
    try {
        delay(10000);
        echo "not reached\n";
    } catch (Async\AsyncCancellation $e) {
        echo "zombie: ", $e->getMessage(), "\n";
        delay(1);
        echo "unwound\n";
    }
});
spawn(function () { delay(3); echo "active one done\n"; });
suspend();
$scope->dispose();
echo "end\n";
?>
--EXPECT--
end
active one done
zombie: Graceful shutdown
unwound
