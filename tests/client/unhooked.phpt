--TEST--
ext/mongodb and ext/imap share state between all callers: they block, with stock results
--EXTENSIONS--
async
mongodb
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

$calls = 0;
$ping = function (int $port, int $milliseconds) use (&$calls) {
    $calls++; // a manager of its own: others with the same options would share its connection
    $manager = new MongoDB\Driver\Manager("mongodb://127.0.0.1:$port/?connectTimeoutMS=$milliseconds"
        . "&serverSelectionTimeoutMS=$milliseconds&appname=test$calls");
    return $manager->executeCommand('admin', new MongoDB\Driver\Command(['ping' => 1]));
};
$open = fn(int $port) => [imap_open("{127.0.0.1:$port/imap/novalidate-cert}INBOX", 'user', 'secret', 0, 1), imap_errors()];
same_as_stock([
    'mongodb' => fn() => $ping($port, 300),
    'imap' => fn() => $open($port),
], print: false);

imap_timeout(IMAP_OPENTIMEOUT, 1);
imap_timeout(IMAP_READTIMEOUT, 1);
foreach (['mongodb' => fn() => $ping($silent_port, 300), 'imap' => fn() => $open($silent_port)] as $name => $call) {
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
mongodb: same in a coroutine
imap: same in a coroutine
mongodb blocks
imap blocks
