--TEST--
TaskSet: foreach takes outcomes out; two loops share them
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskSet;
use function Async\{delay, spawn};

$set = new TaskSet;
foreach (range(1, 4) as $i) {
    $set->spawn(function () use ($i) { delay($i * 2); return $i; });
}
$set->close();
$sum = 0;
$other = spawn(function () use ($set, &$sum) { foreach ($set as [$result]) { $sum += $result; } });
foreach ($set as $key => [$result, $error]) {
    $sum += $result;
}
Async\await($other);
var_dump($sum, count($set));
?>
--EXPECT--
int(10)
int(0)
