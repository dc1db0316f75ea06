--TEST--
A scope that was not disposed has no end, though it is empty now
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, suspend};

$scope = new Scope;
$scope->finally(function () { echo "finally\n"; });
await($scope->spawn(fn() => 1));
suspend();
echo "still open\n";
$scope->dispose();
suspend();
echo "end\n";
?>
--EXPECT--
still open
finally
end
