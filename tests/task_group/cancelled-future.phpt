--TEST--
A future that was cancelled no longer waits for the group
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskGroup;
use function Async\{await, delay};

$group = new TaskGroup;
$group->spawn(function () { delay(3); return 1; });
$future = $group->all();
$future->cancel();
try {
    await($future);
} catch (Async\AsyncCancellation $e) {
    echo $e->getMessage(), "\n";
}
echo json_encode(await($group->all())), "\n";
?>
--EXPECT--
Future has been cancelled
[1]
