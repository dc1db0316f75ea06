--TEST--
No room for another stack: an exception that says how many there are
--EXTENSIONS--
async
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0' || getenv('ASYNC_VALGRIND')) die('skip the address space belongs to the sanitizer');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$run = run_php(<<<'PHP'
    for ($i = 0; $i < 2000; $i++) {
        $c = Async\spawn(fn () => Async\delay(60000));
        Async\suspend();
        if ($c->isCompleted()) {
            break;
        }
    }
    try {
        Async\await($c, Async\timeout(1000));
    } catch (Exception $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
    Async\graceful_shutdown();
    PHP, '-d async.stack_size=8M -d async.stack_allocator=slab', 'ulimit -v 1500000; ');
echo $run['signal'], ' ', $run['stdout'], $run['stderr'];
?>
--EXPECTF--
0 Async\AsyncException: Cannot create a coroutine stack of 8388608 bytes: out of address space (%d coroutines running)
