--TEST--
A recursive watcher takes 8192 directories and leaves the others alone
--EXTENSIONS--
async
--INI--
sys_temp_dir=/dev/shm
--SKIPIF--
<?php
if (!is_writable('/dev/shm')) die('skip no /dev/shm; thousands of directories take long on a disk');
if ((int) @file_get_contents('/proc/sys/fs/inotify/max_user_watches') < 10000) die('skip fs.inotify.max_user_watches');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/watcher.inc';

/** As the kernel tells. */
function watches(): int
{
    foreach (glob('/proc/self/fd/*') as $link) {
        if (@readlink($link) === 'anon_inode:inotify') {
            return substr_count(file_get_contents('/proc/self/fdinfo/' . basename($link)), 'inotify wd:');
        }
    }
}

$root = watched_directory();
for ($i = 0; $i < 8200; $i++) {
    mkdir("$root/$i");
}
$watcher = new Async\FileSystemWatcher($root, recursive: true);
echo watches(), " watches\n";
/* No room for what comes later. */
mkdir("$root/later");
touch("$root/later/file");
show_events($watcher, $root, close: false);
echo watches(), " watches\n";
/* There is some when others go: at most nine of these are not watched. */
for ($i = 0; $i < 10; $i++) {
    rmdir("$root/$i");
}
mkdir("$root/instead");
show_events($watcher, $root, close: false);
touch("$root/instead/file");
show_events($watcher, $root);
?>
--EXPECT--
8192 watches
DIR 'later' renamed
--
8192 watches
DIR '0' renamed
DIR '1' renamed
DIR '2' renamed
DIR '3' renamed
DIR '4' renamed
DIR '5' renamed
DIR '6' renamed
DIR '7' renamed
DIR '8' renamed
DIR '9' renamed
DIR 'instead' renamed
--
DIR/instead 'file' renamed changed
--
