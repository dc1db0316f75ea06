--TEST--
With a debounce time one event stands for all
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';
use function Async\{spawn, delay};
$dir = watched_directory();
$watcher = new Async\FileSystemWatcher($dir, debounceMs: 60);
$writer = spawn(function () use ($dir) {
    for ($i = 0; $i < 5; $i++) {
        file_put_contents("$dir/f$i", 'x');
        delay(5);
    }
});
$start = hrtime(true);
foreach ($watcher as $event) {
    var_dump($writer->isCompleted(), $event->path === $dir, $event->filename, $event->renamed, $event->changed);
    break;
}
var_dump((hrtime(true) - $start) / 1e6 >= 60);
$watcher->close();
foreach ($watcher as $event) {
    echo "never\n";
}
?>
--EXPECT--
bool(true)
bool(true)
NULL
bool(true)
bool(true)
bool(true)
