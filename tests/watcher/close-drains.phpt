--TEST--
What was seen before close() is still delivered
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';
$dir = watched_directory();
$watcher = new Async\FileSystemWatcher($dir);
touch("$dir/a");
touch("$dir/b");
$watcher->close();
touch("$dir/c");
foreach ($watcher as $event) {
    echo $event->filename, "\n";
}
foreach ($watcher as $event) {
    echo "never\n";
}
echo "end\n";
?>
--EXPECT--
a
b
end
