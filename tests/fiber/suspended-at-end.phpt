--TEST--
A Fiber left suspended at the end is unwound silently
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

$fiber = new Fiber(function () {
    try {
        Fiber::suspend();
    } finally {
        echo "fiber unwound\n";
    }
});
await(spawn(fn() => $fiber->start()));
echo "end\n";
?>
--EXPECT--
end
fiber unwound
