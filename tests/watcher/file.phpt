--TEST--
One file
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';
$dir = watched_directory();
touch("$dir/a");
touch("$dir/b");
$watcher = new Async\FileSystemWatcher("$dir/a");
file_put_contents("$dir/b", 'x');
file_put_contents("$dir/a", 'x');
show_events($watcher, $dir);
?>
--EXPECT--
DIR/a 'a' changed
--
