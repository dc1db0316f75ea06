--TEST--
Paths that cannot be watched, wrong arguments, misuse
--EXTENSIONS--
async
--FILE--
<?php
use Async\FileSystemWatcher;

$watcher = new FileSystemWatcher(__DIR__);
foreach ([
    fn() => new FileSystemWatcher('/no/such/path'),
    fn() => new FileSystemWatcher("a\0b"),
    fn() => new FileSystemWatcher(__DIR__, debounceMs: -1),
    fn() => new FileSystemWatcher(__DIR__, maxHoldMs: -1),
    fn() => new FileSystemWatcher(__DIR__, extensions: [1]),
    fn() => $watcher->__construct(__DIR__),
    function () use ($watcher) { foreach ($watcher as &$event); },
    fn() => clone $watcher,
    fn() => serialize($watcher),
    fn() => $watcher->x = 1,
] as $misuse) {
    try {
        $misuse();
        echo "accepted\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Async\AsyncException: Cannot watch "/no/such/path": No such file or directory
ValueError: Async\FileSystemWatcher::__construct(): Argument #1 ($path) must not contain any null bytes
ValueError: Async\FileSystemWatcher::__construct(): Argument #4 ($debounceMs) must be greater than or equal to 0
ValueError: Async\FileSystemWatcher::__construct(): Argument #5 ($maxHoldMs) must be greater than or equal to 0
TypeError: Async\FileSystemWatcher::__construct(): Argument #6 ($extensions) must contain only strings
Error: Async\FileSystemWatcher is already constructed
Error: Cannot iterate FileSystemWatcher by reference
Error: Trying to clone an uncloneable object of class Async\FileSystemWatcher
Exception: Serialization of 'Async\FileSystemWatcher' is not allowed
Error: Cannot create dynamic property Async\FileSystemWatcher::$x
