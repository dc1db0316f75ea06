--TEST--
Errors of a child scope go to the parent's handlers, the one for children first
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend};

$parent = new Scope;
$parent->setExceptionHandler(function ($scope, $coroutine, $e) use ($parent) {
    echo 'own handler: ', $e->getMessage(), ' ', $scope === $parent ? 'parent' : 'child', "\n";
});
$child = Scope::inherit($parent);
$child->spawn(function () { throw new RuntimeException('1'); });
$child->spawn(function () { delay(1000); echo "not reached\n"; });
suspend();
var_dump($child->isCancelled(), $parent->isCancelled());

$parent->setChildScopeExceptionHandler(function ($scope, $coroutine, $e) use ($parent) {
    echo 'child handler: ', $e->getMessage(), ' ', $scope === $parent ? 'parent' : 'child', "\n";
});
$child = Scope::inherit($parent);
$child->spawn(function () { throw new RuntimeException('2'); });
$parent->spawn(function () { throw new RuntimeException('3'); });
suspend();
?>
--EXPECT--
own handler: 1 parent
bool(true)
bool(false)
child handler: 2 parent
own handler: 3 parent
