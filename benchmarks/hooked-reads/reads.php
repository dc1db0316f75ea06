<?php
/*
 * Reads one byte at a time, each with a system call of its own, from something that always has
 * data. Prints the CPU time per read.
 *
 * usage: php -S ADDRESS reads.php, and then
 *        GET /?kind=file|buffered|pipe|socket&count=COUNT
 *        GET /?hooked    installs the hooks; with &kind=…, reads in the main coroutine then
 */

if (isset($_GET['hooked'])) {
    Async\await(Async\spawn(fn() => null));
}
if (!isset($_GET['kind'])) {
    exit('null');
}
$kind = $_GET['kind'];
$count = (int) $_GET['count'];

function cpuMicroseconds(): int
{
    $usage = getrusage();

    return ($usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']) * 1_000_000
        + $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'];
}

$other = null;
if ($kind === 'file' || $kind === 'buffered') {
    /* In the page cache. */
    $stream = tmpfile();
    fwrite($stream, str_repeat('x', $count));
    rewind($stream);
} elseif ($kind === 'pipe') {
    $process = proc_open('exec cat /dev/zero', [1 => ['pipe', 'w']], $pipes);
    $stream = $pipes[1];
} else {
    [$stream, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $count = min($count, 100_000);
    stream_set_blocking($other, false);
    fwrite($other, str_repeat('x', $count));
}
if ($kind !== 'buffered') {
    stream_set_read_buffer($stream, 0);
}
$read = 0;
$before = cpuMicroseconds();
for ($i = 0; $i < $count; $i++) {
    $read += strlen(fread($stream, 1));
}
$after = cpuMicroseconds();
if ($kind === 'pipe') {
    fclose($stream); // ends cat
}
echo json_encode(['cpu_ns' => ($after - $before) * 1000 / $count, 'read' => $read]), "\n";
