--TEST--
ext/imap keeps its results in globals of its library: it blocks, with stock results
--EXTENSIONS--
async
imap
--FILE--
<?php
require __DIR__ . '/../_inc/oracle.inc';
use function Async\{await, spawn};

$refusing = stream_socket_server('tcp://127.0.0.1:0');
$port = (int) substr(strrchr(stream_socket_get_name($refusing, false), ':'), 1);
fclose($refusing);
$silent = stream_socket_server('tcp://127.0.0.1:0');
$silent_port = (int) substr(strrchr(stream_socket_get_name($silent, false), ':'), 1);

$open = fn(int $port) => [imap_open("{127.0.0.1:$port/imap/novalidate-cert}INBOX", 'user', 'secret', 0, 1), imap_errors()];
same_as_stock(['imap' => fn() => $open($port)], print: false);

imap_timeout(IMAP_OPENTIMEOUT, 1);
imap_timeout(IMAP_READTIMEOUT, 1);
foreach (['imap' => fn() => $open($silent_port)] as $name => $call) {
    unset($ran); // one of the last round may not have run yet
    $ran = false;
    $others = await(spawn(function () use ($call, &$ran) {
        spawn(function () use (&$ran) {
            $ran = true;
        });
        observe($call);
        return $ran;
    }));
    echo $name, $others ? ' lets others run' : ' blocks', "\n";
}
?>
--EXPECT--
imap: same in a coroutine
imap blocks
