--TEST--
Only files with certain extensions
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';
$dir = watched_directory();
$include = '.inc';
$extensions = ['php', &$include];
$watcher = new Async\FileSystemWatcher($dir, extensions: $extensions);
$include = 5; // it has a list of its own
foreach (['a.php', 'b.txt', 'php', 'c.inc', 'xphp', '.php'] as $name) {
    touch("$dir/$name");
}
show_events($watcher, $dir);
?>
--EXPECT--
DIR 'a.php' renamed changed
DIR 'c.inc' renamed changed
DIR '.php' renamed changed
--
