--TEST--
stream_select() asks a userspace stream for its descriptor as often as without the extension
--EXTENSIONS--
async
--INI--
async.autostart=1
--FILE--
<?php
class Wrapper
{
    public $context;
    public static $answer;

    function stream_open($path, $mode, $options, &$opened) { return true; }
    function stream_eof() { return false; }
    function stream_cast($as)
    {
        echo "stream_cast\n";
        return self::$answer;
    }
}
stream_wrapper_register('mine', 'Wrapper');
[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$stream = fopen('mine://', 'r');

Wrapper::$answer = $a;
fwrite($b, 'x');
$read = [$stream];
$write = $except = null;
var_dump(stream_select($read, $write, $except, 1), $read === [$stream]);

Wrapper::$answer = false;
$read = [$stream];
try {
    stream_select($read, $write, $except, 0);
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECTF--
stream_cast
stream_cast
int(1)
bool(true)
stream_cast

Warning: stream_select(): Cannot represent a stream of type user-space as a select()able descriptor in %s on line %d
No stream arrays were passed
