--TEST--
set_exception_handler() gets what nobody handled, from a coroutine
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    set_exception_handler(function ($e) { echo 'handler: ', get_class($e), ' ', $e->getMessage(), "\n"; });
    Async\spawn(function () { throw new DomainException('from coroutine'); });
    Async\spawn(function () { try { Async\delay(10000); } finally { echo "unwound\n"; } });
    PHP);
?>
--EXPECT--
handler: DomainException from coroutine
status 255
