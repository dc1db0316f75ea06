--TEST--
race(): the first outcome, success or not; any(): the first success
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskGroup;
use function Async\{await, delay};

$group = new TaskGroup;
$group->spawn(function () { delay(60000); });
$group->spawn(function () use (&$failed) { delay(1); $failed = true; throw new RuntimeException('quick failure'); });
$group->spawn(function () use (&$failed) { while (!$failed) { delay(1); } return 'success'; });
$any = $group->any();
try {
    await($group->race());
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
var_dump(await($any), await($group->any()));
try {
    await($group->race());
} catch (RuntimeException $e) {
    echo 'again: ', $e->getMessage(), "\n";
}
$group->suppressErrors();
$group->cancel();
$failing = new TaskGroup;
$failing->spawn(function () { throw new RuntimeException('1'); });
$failing->spawn(function () { delay(1); throw new RuntimeException('2'); });
try {
    await($failing->any());
} catch (Async\CompositeException $e) {
    echo count($e->getExceptions()), " errors\n";
}
?>
--EXPECT--
quick failure
string(7) "success"
string(7) "success"
again: quick failure
2 errors
