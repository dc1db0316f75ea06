--TEST--
Output callbacks and print_r(…, true), highlight_string, var_export keep apart
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

$task = function (string $tag) {
    ob_start(function (string $s) use ($tag) { return "<$tag>$s</$tag>"; });
    for ($i = 0; $i < 3; $i++) {
        echo trim(print_r([$i], true)[0]);
        suspend();
    }
    ob_end_flush();
    echo "\n";
};
ob_start();
await_all_or_fail([spawn($task, 'a'), spawn($task, 'b')]);
var_dump(ob_get_clean());
?>
--EXPECT--
<a>AAA</a>
<b>AAA</b>
string(0) ""
