--TEST--
The tasks run in a scope of the group, or in the given one
--EXTENSIONS--
async
--FILE--
<?php
use Async\{TaskGroup, Scope};
use function Async\{await, current_context, delay, suspend};

$scope = new Scope;
await($scope->spawn(fn() => current_context()->set('key', 'given')));
$group = new TaskGroup(scope: $scope);
$group->spawn(fn() => current_context()->findLocal('key'));
$own = new TaskGroup;
current_context()->set('key', 'main');
$own->spawn(fn() => [current_context()->find('key'), current_context()->findLocal('key')]);
echo json_encode([await($group->all()), await($own->all())]), "\n";

$group->spawn(fn() => delay(1000));
suspend();
$scope->cancel();
suspend();
var_dump($group->isClosed(), $group->isFinished(), $group->getErrors()[1]->getMessage());
$disposed = new Scope;
$disposed->dispose();
try {
    new TaskGroup(scope: $disposed);
} catch (Async\AsyncException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
[["given"],[["main",null]]]
bool(true)
bool(true)
string(19) "Scope was cancelled"
Cannot use a disposed Scope for TaskGroup
