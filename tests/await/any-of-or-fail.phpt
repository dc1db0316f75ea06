--TEST--
await_any_of_or_fail(): the first n, or all of them if there are fewer
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_any_of_or_fail, delay};

function make(): array
{
    $ended = 0;
    $task = function (int $turn) use (&$ended) {
        do {
            delay(1);
        } while ($ended < $turn);
        return $ended++;
    };

    return ['a' => spawn($task, 2), 'b' => spawn($task, 0), 'c' => spawn($task, 1)];
}

echo json_encode(await_any_of_or_fail(2, make())), "\n";
echo json_encode(await_any_of_or_fail(9, make())), "\n";
echo json_encode(await_any_of_or_fail(0, make())), "\n";
?>
--EXPECT--
{"b":0,"c":1}
{"a":2,"b":0,"c":1}
[]
