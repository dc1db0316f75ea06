--TEST--
Every coroutine has its own output buffers
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

$task = function (string $name) {
    ob_start();
    echo "$name 1 ";
    suspend();
    ob_start();
    echo "$name 2 ";
    suspend();
    $inner = ob_get_clean();
    suspend();
    echo "$name 3";
    return [ob_get_level(), $inner, ob_get_clean()];
};
$results = await_all_or_fail([spawn($task, 'a'), spawn($task, 'b')]);
echo json_encode($results), "\n";
?>
--EXPECT--
[[1,"a 2 ","a 1 a 3"],[1,"b 2 ","b 1 b 3"]]
