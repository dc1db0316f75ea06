--TEST--
Symbol tables: extract(), compact(), $$name and references across waits
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

$task = function (int $n) {
    extract(['x' => $n]);
    $name = 'dynamic';
    $$name = &$x;
    suspend();
    $x++;
    suspend();
    return compact('x', 'dynamic') + get_defined_vars();
};
echo json_encode(await_all_or_fail([spawn($task, 1), spawn($task, 10)])), "\n";
?>
--EXPECT--
[{"x":2,"dynamic":2,"n":1,"name":"dynamic"},{"x":11,"dynamic":11,"n":10,"name":"dynamic"}]
