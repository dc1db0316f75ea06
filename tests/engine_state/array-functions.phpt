--TEST--
Array functions with callbacks that wait
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

$task = function (int $factor) {
    $wait = function ($x) use ($factor) { suspend(); return $x * $factor; };
    $walked = [1, 2, 3];
    array_walk($walked, function (&$x) use ($wait) { $x = $wait($x); });
    return json_encode([
        array_map($wait, [1, 2]),
        array_filter([1, 2, 3], fn($x) => $wait($x) > 2 * $factor),
        array_reduce([1, 2, 3], fn($c, $x) => $c + $wait($x), 0),
        $walked,
        array_udiff([1, 2, 3], [2], function ($a, $b) { suspend(); return $a <=> $b; }),
        array_uintersect([1, 2, 3], [2, 3], function ($a, $b) { suspend(); return $a <=> $b; }),
        iterator_apply($i = new ArrayIterator([1, 2]), function () { suspend(); return true; }),
    ]);
};
foreach (await_all_or_fail([spawn($task, 1), spawn($task, 10)]) as $line) {
    echo $line, "\n";
}
?>
--EXPECT--
[[1,2],{"2":3},6,[1,2,3],{"0":1,"2":3},{"1":2,"2":3},2]
[[10,20],{"2":3},60,[10,20,30],{"0":1,"2":3},{"1":2,"2":3},2]
