--TEST--
foreach gives key => [result, error] in the order of the spawn, as tasks end
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskGroup;
use function Async\{delay, spawn};

$ended = 0;
$group = new TaskGroup;
$group->spawnWithKey('slow', function () use (&$ended) { while (!$ended) { delay(1); } $ended++; echo "slow ended\n"; return 1; });
$group->spawnWithKey('quick', function () use (&$ended) { delay(1); $ended++; echo "quick ended\n"; return 2; });
$group->spawnWithKey('bad', function () { throw new RuntimeException('oops'); });
spawn(function () use ($group, &$ended) {
    while ($ended < 2) {
        delay(1);
    }
    $group->spawnWithKey('late', fn() => null);
    $group->close();
});
foreach ([1, 2] as $round) {
    foreach ($group as $key => [$result, $error]) {
        echo "$key: ", json_encode($result), ' ', $error?->getMessage(), "\n";
    }
}
var_dump(count($group));
?>
--EXPECT--
quick ended
slow ended
slow: 1 
quick: 2 
bad: null oops
late: null 
slow: 1 
quick: 2 
bad: null oops
late: null 
int(4)
