--TEST--
A persistent stream in the middle of its handshake when a fatal error happens elsewhere is not found by the next request
--EXTENSIONS--
async
openssl
--FILE--
<?php
require __DIR__ . '/../_inc/worker.inc';

$server = stream_socket_server('tcp://127.0.0.1:0'); /* says nothing */
$port = (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
$before = <<<PHP
    ini_set('memory_limit', '32M');
    \$port = $port;
    function fail_in(Closure \$call): void
    {
        \$inside = Async\\spawn(fn() => var_dump(\$call()));
        until_suspended(\$inside);
        echo \$inside->isSuspended() ? "waits\n" : "does not wait\n";
        str_repeat('x', 1 << 26);
    }
    PHP;
$request = start_worker($before, [
    'stream_socket_client()' => 'fail_in(fn() => stream_socket_client("tls://127.0.0.1:$port", flags: STREAM_CLIENT_CONNECT | STREAM_CLIENT_PERSISTENT));',
    'pfsockopen()' => 'fail_in(fn() => pfsockopen("tls://127.0.0.1", $port));',
]);
foreach (['stream_socket_client()', 'pfsockopen()'] as $case) {
    for ($i = 0; $i < 2; $i++) {
        echo "-- $case\n", $request($case), "\n";
    }
}
?>
--EXPECTF--
-- stream_socket_client()
waits

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
-- stream_socket_client()
waits

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
-- pfsockopen()
waits

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
-- pfsockopen()
waits

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
