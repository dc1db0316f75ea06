--TEST--
Blocking calls alone do not start the scheduler
--EXTENSIONS--
async
--INI--
async.autostart=0
--FILE--
<?php
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
fwrite($y, "data\n");
echo fgets($x);
usleep(1000);
$server = stream_socket_server('tcp://127.0.0.1:0');
$client = stream_socket_client('tcp://' . stream_socket_get_name($server, false));
$accepted = stream_socket_accept($server);
try {
    Async\current_coroutine();
    echo "started\n";
} catch (Async\AsyncException) {
    echo "not started\n";
}
?>
--EXPECT--
data
not started
