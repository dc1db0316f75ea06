--TEST--
Only files with certain extensions
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';
$dir = watched_directory();
$watcher = new Async\FileSystemWatcher($dir, extensions: ['php', '.inc']);
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
