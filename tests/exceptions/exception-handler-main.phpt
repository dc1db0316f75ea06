--TEST--
set_exception_handler() gets what main did not handle
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php(<<<'PHP'
    set_exception_handler(function ($e) { echo 'handler: ', get_class($e), ' ', $e->getMessage(), "\n"; });
    Async\await(Async\spawn(fn() => 1));
    throw new DomainException('from main');
    PHP);
?>
--EXPECT--
handler: DomainException from main
status 255
