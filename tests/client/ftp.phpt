--TEST--
ext/ftp and the ftp:// wrapper with a real server
--EXTENSIONS--
async
ftp
posix
--SKIPIF--
<?php
require __DIR__ . '/../_inc/servers.inc';
skip_without_programs('vsftpd');
if (posix_geteuid() !== 0) die('skip vsftpd needs root');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
require __DIR__ . '/../_inc/servers.inc';

[$port, $folder] = start_vsftpd();
$data = fn(int $i) => str_repeat("file $i\n", 5000);

/* vsftpd starts processes for each connection, and its backlog is 32. */
$connecting = 0;
overlap('ext/ftp', function (int $i) use ($port, $data, &$connecting) {
    while ($connecting >= 20) {
        Async\delay(5);
    }
    $connecting++;
    $ftp = ftp_connect('127.0.0.1', $port, 20);
    $connecting--;
    if (!$ftp || !ftp_login($ftp, 'anonymous', 'nobody@example') || !ftp_pasv($ftp, true)) {
        return 'no connection';
    }
    $file = tmpfile();
    fwrite($file, $data($i));
    rewind($file);
    if (!ftp_fput($ftp, "/files/$i", $file)) {
        return 'no upload';
    }
    $target = tmpfile();
    if (!ftp_fget($ftp, $target, "/files/$i")) {
        return 'no download';
    }
    rewind($target);
    return stream_get_contents($target) === $data($i) && ftp_size($ftp, "/files/$i") === strlen($data($i));
}, 0, 100, 15);
overlap('ftp://', function (int $i) use ($port, $data) {
    return file_get_contents("ftp://127.0.0.1:$port/files/$i") === $data($i)
        && file_put_contents("ftp://127.0.0.1:$port/files/new$i", "new $i") !== false;
}, 0, 30, 10);
echo count(glob("$folder/*")), ' ', file_get_contents("$folder/new7"), "\n";
?>
--EXPECT--
ext/ftp: as expected
ftp://: as expected
130 new 7
