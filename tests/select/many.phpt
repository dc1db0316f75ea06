--TEST--
Many selects over the same channels lose and double nothing
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{select, spawn, await_all_or_fail};

$channels = [new Channel(), new Channel(1), new Channel(3)];
$sum = 0;
$tasks = [];
for ($i = 0; $i < 10; $i++) {
    $tasks[] = spawn(function () use ($channels, &$sum) {
        for ($j = 0; $j < 300; $j++) {
            $sum += select($channels)[1];
        }
    });
    $tasks[] = spawn(function () use ($channels, $i) {
        for ($j = 0; $j < 300; $j++) {
            select(array_map(fn($c) => [$c, 1], $j % 2 ? $channels : array_reverse($channels)));
        }
    });
}
await_all_or_fail($tasks);
var_dump($sum, array_map('count', $channels));
?>
--EXPECT--
int(3000)
array(3) {
  [0]=>
  int(0)
  [1]=>
  int(0)
  [2]=>
  int(0)
}
