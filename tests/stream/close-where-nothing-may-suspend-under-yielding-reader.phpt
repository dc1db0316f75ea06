--TEST--
A stream is closed where nothing may suspend while its reader lets others run
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (when the reader lets others run, the other one does)
--FILE--
<?php
use function Async\{spawn, await};

/* So many system calls succeed in a row that the reader lets others run in the middle of one. */
[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
fwrite($b, str_repeat('x', 200));
$reader = spawn(function () use ($a) {
    spawn(fn() => class_exists('Nowhere'));
    for ($count = 0; @stream_socket_recvfrom($a, 1) === 'x'; $count++);
    return $count;
});

/* This one gets the number of the closed socket. */
spl_autoload_register(function () use ($a, &$c, &$d) {
    fclose($a);
    [$c, $d] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    fwrite($d, 'for somebody else');
});

var_dump(await($reader) < 200);
echo fread($c, 100), "\n";
?>
--EXPECT--
bool(true)
for somebody else
