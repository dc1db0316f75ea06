--TEST--
dispose() disposes the scope
--EXTENSIONS--
async
--FILE--
<?php
use Async\{TaskGroup, TaskSet, Scope};
use function Async\{delay, suspend};

foreach (['Async\TaskGroup', 'Async\TaskSet'] as $class) {
    $scope = new Scope;
    $group = new $class(1, scope: $scope);
    $group->spawn(function () { try { delay(1000); } finally { echo "unwound\n"; } });
    $group->spawn(function () { echo "never\n"; });
    suspend();
    $group->dispose();
    var_dump($group->isClosed(), $scope->isClosed());
    $group->awaitCompletion();
    var_dump($group->isFinished());
}
?>
--EXPECT--
bool(true)
bool(true)
unwound
bool(true)
bool(true)
bool(true)
unwound
bool(true)
