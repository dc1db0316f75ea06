--TEST--
Directories below are watched, new ones too
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';
$dir = watched_directory();
mkdir("$dir/sub/deep", recursive: true);
mkdir("$dir/target");
symlink("$dir/target", "$dir/link");
$flat = new Async\FileSystemWatcher($dir);
$watcher = new Async\FileSystemWatcher($dir, recursive: true);
touch("$dir/sub/deep/a");
mkdir("$dir/new/below", recursive: true);
touch("$dir/new/below/b");
show_events($watcher, $dir, close: false);
touch("$dir/new/below/c");
rename("$dir/sub", "$dir/moved");
show_events($watcher, $dir, close: false);
touch("$dir/moved/deep/d");
show_events($watcher, $dir);
echo "flat:\n";
show_events($flat, $dir);
?>
--EXPECT--
DIR/sub/deep 'a' renamed changed
DIR 'new' renamed
DIR/new 'below' renamed
DIR/new/below 'b' renamed
--
DIR/new/below 'c' renamed changed
DIR 'sub' renamed
DIR 'moved' renamed
DIR/moved 'deep' renamed
DIR/moved/deep 'a' renamed
--
DIR/moved/deep 'd' renamed changed
--
flat:
DIR 'new' renamed
DIR 'sub' renamed
DIR 'moved' renamed
--
