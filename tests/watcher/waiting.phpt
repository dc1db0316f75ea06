--TEST--
foreach waits for events; others run meanwhile; close() ends it
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';
use function Async\{spawn, delay, await};
$dir = watched_directory();
$watcher = new Async\FileSystemWatcher($dir);
$loop = spawn(function () use ($watcher) {
    foreach ($watcher as $key => $event) {
        echo json_encode($key), ' ', $event->filename, "\n";
    }
    echo "loop ended\n";
});
delay(5);
touch("$dir/a");
delay(50);
touch("$dir/b");
delay(50);
var_dump($watcher->isClosed());
$watcher->close();
$watcher->close();
await($loop);
var_dump($watcher->isClosed());
?>
--EXPECT--
null a
null b
bool(false)
loop ended
bool(true)
