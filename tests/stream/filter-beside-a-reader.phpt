--TEST--
A filter for what is buffered waits for the reader inside, who goes on with the buffer that it has
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/suspended.inc';
use function Async\{spawn, await, delay};

/* So much that the buffer of the stream has to be another one. */
class Expand extends php_user_filter
{
    public function filter($in, $out, &$consumed, bool $closing): int
    {
        while ($bucket = stream_bucket_make_writeable($in)) {
            $consumed += $bucket->datalen;
            $bucket->data = str_repeat($bucket->data, 100_000);
            stream_bucket_append($out, $bucket);
        }
        return PSFS_PASS_ON;
    }
}
stream_filter_register('expand', 'Expand');

function play(string $what, $ours, $theirs): void
{
    fwrite($theirs, 'abc');
    $reader = spawn(fn() => stream_get_line($ours, 1000, "\n"));
    while (stream_get_meta_data($ours)['unread_bytes'] !== 3) {
        delay(1);
    }
    until_suspended($reader);
    $filter = spawn(fn() => stream_filter_append($ours, 'expand', STREAM_FILTER_READ));
    until_suspended($filter);
    fwrite($theirs, "def\nghi");
    echo "$what: ", await($reader), ', ';
    await($filter);
    fclose($theirs);
    $rest = stream_get_contents($ours);
    echo strlen($rest), ' ', substr($rest, 0, 6), "\n";
}
play('socket', ...stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0));
$process = proc_open(['cat'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
play('pipe', $pipes[1], $pipes[0]);
?>
--EXPECT--
socket: abcdef, 300000 ghighi
pipe: abcdef, 300000 ghighi
