--TEST--
Losing the last reference disposes the scope
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend};

$scope = new Scope;
$child = Scope::inherit($scope);
foreach ([$scope, $child] as $i => $s) {
    $s->spawn(function () use ($i) {
        try {
            delay(1000);
        } catch (Async\AsyncCancellation $e) {
            echo "$i: ", $e->getMessage(), "\n";
        }
    });
}
unset($s);
suspend();
$scope->finally(function (Scope $back) { echo "finally, closed: "; var_dump($back->isClosed()); });
unset($scope);
suspend();
var_dump($child->isClosed());
(new Scope)->spawn(function () { echo "never\n"; });
suspend();
?>
--EXPECT--
1: Scope is being disposed due to object destruction
0: Scope is being disposed due to object destruction
bool(true)
finally, closed: bool(true)
