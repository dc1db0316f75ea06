--TEST--
maxHoldMs limits the delay
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';
use function Async\{spawn, delay};
$dir = watched_directory();
$watcher = new Async\FileSystemWatcher($dir, debounceMs: 20000, maxHoldMs: 50);
$start = hrtime(true);
touch("$dir/a");
foreach ($watcher as $event) {
    break;
}
$ms = (hrtime(true) - $start) / 1e6;
var_dump($ms >= 50, $ms < 15000);
?>
--EXPECT--
bool(true)
bool(true)
