--TEST--
A non-blocking stream that another coroutine closes, or reads, while its user lets others run
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, await_all_or_fail, suspend};

/* Calls that do not wait let others run at times, and in the middle of such a call it is closed. */
function closed_in_the_middle(string $what, callable $call): void
{
    [$ours, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    stream_set_blocking($ours, false);
    $inside = false;
    $user = spawn(function () use ($ours, $theirs, $call, &$inside) {
        for ($i = 0; is_resource($ours) && $i < 1000; $i++) {
            $inside = true;
            $result = @$call($ours);
            $inside = false;
        }
        return [$i < 1000, $result];
    });
    $closer = spawn(function () use ($ours, &$inside) {
        while (!$inside) {
            suspend();
        }
        fclose($ours);
        /* What has been freed is used again. */
        for ($i = 0; $i < 10; $i++) {
            $pairs[] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        }
    });
    await($closer);
    echo "$what: ", json_encode(await($user)), "\n";
}
closed_in_the_middle('fread', fn($stream) => fread($stream, 100));
closed_in_the_middle('fgets', fgets(...));
closed_in_the_middle('stream_get_contents', fn($stream) => stream_get_contents($stream, 10));
closed_in_the_middle('stream_socket_recvfrom', fn($stream) => stream_socket_recvfrom($stream, 100));
closed_in_the_middle('fwrite', fn($stream) => fwrite($stream, 'x'));
closed_in_the_middle('stream_socket_sendto', fn($stream) => stream_socket_sendto($stream, 'x'));

/* Readers of one stream, who leave lines in its buffer while others are in the middle of a call. */
[$ours, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_blocking($ours, false);
$data = $expected = '';
$readers = [];
for ($i = 0; $i < 5; $i++) {
    $readers[] = spawn(function () use ($ours, &$data, $i) {
        while (!feof($ours)) {
            $data .= (string) fgets($ours); // what has come of a line, if there is no more yet
            if ($i % 2) {
                suspend();
            }
        }
    });
}
for ($i = 0; $i < 5000; $i++) {
    fwrite($theirs, $line = sprintf("%05d\n", $i));
    $expected .= $line;
    if ($i % 3 === 0) {
        suspend();
    }
}
fclose($theirs);
await_all_or_fail($readers);
echo $data === $expected ? 'all lines, in order' : 'WRONG', "\n";
?>
--EXPECT--
fread: [true,false]
fgets: [true,false]
stream_get_contents: [true,""]
stream_socket_recvfrom: [true,false]
fwrite: [true,false]
stream_socket_sendto: [true,-1]
all lines, in order
