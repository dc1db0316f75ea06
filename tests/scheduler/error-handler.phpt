--TEST--
A user error handler may wait; the others still have it
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, suspend, await_all, delay};

set_error_handler(function (int $level, string $message) {
    echo "begin $message\n";
    delay(100);
    echo "end $message\n";
    return true;
});
await_all([
    spawn(function () { trigger_error('one'); }),
    spawn(function () { suspend(); trigger_error('two'); echo "after two\n"; }),
]);
trigger_error('three');
?>
--EXPECT--
begin one
begin two
end one
end two
after two
begin three
end three
