--TEST--
Without coalescing every event counts
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';
$dir = watched_directory();
touch("$dir/a");
$watcher = new Async\FileSystemWatcher($dir, coalesce: false);
file_put_contents("$dir/a", 'x');
chmod("$dir/a", 0600);
unlink("$dir/a");
show_events($watcher, $dir);
?>
--EXPECT--
DIR 'a' changed
DIR 'a' changed
DIR 'a' renamed
--
