--TEST--
Without a thread-safe build there are no threads
--EXTENSIONS--
async
--FILE--
<?php
foreach ([
    fn() => Async\spawn_thread(fn() => 1),
    fn() => Async\spawn_thread(fn() => 1, false, fn() => 1),
    fn() => new Async\Thread(),
    fn() => new Async\ThreadPool(),
    fn() => new Async\ThreadPool(workers: 2, queueSize: 3, bootloader: fn() => 1, coroutine: true, concurrency: 4),
    fn() => (new ReflectionClass('Async\Thread'))->newInstanceWithoutConstructor(),
    fn() => (new ReflectionClass('Async\ThreadPool'))->newInstanceWithoutConstructor()->submit(fn() => 1),
    fn() => Async\spawn_thread('strlen'),
] as $call) {
    try {
        $call();
        echo "accepted\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Async\AsyncException: spawn_thread() requires a Thread-Safe (ZTS) PHP build
Async\AsyncException: spawn_thread() requires a Thread-Safe (ZTS) PHP build
Async\AsyncException: Thread requires a Thread-Safe (ZTS) PHP build
Async\ThreadPoolException: ThreadPool requires a Thread-Safe (ZTS) PHP build
Async\ThreadPoolException: ThreadPool requires a Thread-Safe (ZTS) PHP build
ReflectionException: Class Async\Thread is an internal class marked as final that cannot be instantiated without invoking its constructor
Async\ThreadPoolException: ThreadPool requires a Thread-Safe (ZTS) PHP build
TypeError: Async\spawn_thread(): Argument #1 ($task) must be of type Closure, string given
