--TEST--
Where nothing may suspend, iterating throws
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';
class Iterates {
    public $self;
    function __construct(public $watcher) { $this->self = $this; }
    function __destruct() {
        try {
            foreach ($this->watcher as $event);
        } catch (Async\AsyncException $e) {
            echo $e->getMessage(), "\n";
        }
    }
}
Async\spawn(fn() => 1);
new Iterates(new Async\FileSystemWatcher(watched_directory()));
gc_collect_cycles();
echo "end\n";
?>
--EXPECT--
FileSystemWatcher iterator can only be used inside a coroutine
end
