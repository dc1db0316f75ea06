--TEST--
A cancelled wait leaves the watcher usable; a cancelled scope closes it
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';
use function Async\{spawn, delay, suspend};
$dir = watched_directory();
$watcher = new Async\FileSystemWatcher($dir);
$loop = spawn(function () use ($watcher) { foreach ($watcher as $event); });
delay(5);
$loop->cancel();
delay(5);
var_dump($loop->isCancelled());
touch("$dir/a");
foreach ($watcher as $event) {
    echo $event->filename, "\n";
    break;
}
$scope = new Async\Scope();
$inner = null;
$scope->spawn(function () use ($dir, &$inner) { $inner = new Async\FileSystemWatcher($dir); });
suspend();
var_dump($inner->isClosed());
$scope->cancel();
var_dump($inner->isClosed());
?>
--EXPECT--
bool(true)
a
bool(false)
bool(true)
