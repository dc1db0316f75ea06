--TEST--
What happens to the files of a directory
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';
$dir = watched_directory();
$watcher = new Async\FileSystemWatcher($dir);
file_put_contents("$dir/a", 'x');
rename("$dir/a", "$dir/b");
unlink("$dir/b");
chmod($dir, 0700);
show_events($watcher, $dir);
?>
--EXPECT--
DIR 'a' renamed changed
DIR 'b' renamed
DIR 'DIR' changed
--
