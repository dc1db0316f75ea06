--TEST--
Sorting with comparators that wait, several at a time
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

$sort = function (string $function, int $direction) {
    $data = ['a' => 3, 'b' => 1, 'c' => 4, 'd' => 1, 'e' => 5, 'f' => 9, 'g' => 2, 'h' => 6];
    $function($data, function ($x, $y) use ($direction) {
        suspend();
        return $direction * ($x <=> $y);
    });
    return implode(' ', $data);
};
print_r(await_all_or_fail([
    spawn($sort, 'usort', 1),
    spawn($sort, 'usort', -1),
    spawn($sort, 'uasort', 1),
    spawn(function () { $x = ['z' => 1, 'y' => 2, 'x' => 3]; uksort($x, function ($a, $b) { suspend(); return strcmp($a, $b); }); return json_encode($x); }),
]));
?>
--EXPECT--
Array
(
    [0] => 1 1 2 3 4 5 6 9
    [1] => 9 6 5 4 3 2 1 1
    [2] => 1 1 2 3 4 5 6 9
    [3] => {"x":3,"y":2,"z":1}
)
