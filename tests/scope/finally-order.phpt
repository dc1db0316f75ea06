--TEST--
finally() of children goes before that of the parent
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend, current_coroutine};

$parent = new Scope;
$child = Scope::inherit($parent);
$parent->finally(function () { echo "parent\n"; });
$child->finally(function () { delay(2); echo "child\n"; });
$child->spawn(function () {
    current_coroutine()->finally(function () { delay(1); echo "coroutine\n"; });
    delay(1000);
});
suspend();
$parent->cancel();
delay(20);
?>
--EXPECT--
coroutine
child
parent
