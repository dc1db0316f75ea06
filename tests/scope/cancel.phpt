--TEST--
cancel() cancels the tree, children first, all with the same exception
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about who unwinds first)
--FILE--
<?php
use Async\{Scope, AsyncCancellation};
use function Async\{delay, suspend};

$parent = new Scope;
$child = Scope::inherit($parent);
$errors = [];
foreach (['parent 1' => $parent, 'child' => $child, 'parent 2' => $parent] as $name => $scope) {
    $scope->spawn(function () use ($name, &$errors) {
        try {
            delay(1000);
        } catch (AsyncCancellation $e) {
            echo "$name: ", $e->getMessage(), "\n";
            $errors[] = $e;
            throw $e;
        }
    });
}
suspend();
$parent->cancel(new AsyncCancellation('enough'));
var_dump($parent->isCancelled(), $child->isCancelled(), $parent->isClosed(), $parent->isFinished());
suspend();
var_dump($errors[0] === $errors[1], $errors[1] === $errors[2]);
var_dump($parent->isClosed(), $child->isClosed(), $parent->isFinished());
$parent->cancel(new AsyncCancellation('again'));
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
bool(false)
child: enough
parent 1: enough
parent 2: enough
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
