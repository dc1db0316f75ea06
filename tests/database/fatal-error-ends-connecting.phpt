--TEST--
A connection to PostgreSQL that is being made when a fatal error happens elsewhere is closed
--EXTENSIONS--
async
pdo_pgsql
pgsql
posix
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

const PROGRAM = <<<'PHP'
    use function Async\{spawn, delay, suspend};

    ini_set('memory_limit', '32M');
    $server = stream_socket_server('tcp://127.0.0.1:0'); /* never answers */
    $port = explode(':', stream_socket_get_name($server, false))[1];
    $options = "host=127.0.0.1 port=$port sslmode=disable gssencmode=disable";

    function sockets(): int
    {
        return count(preg_grep('~^socket:~', array_map(fn($fd) => (string) @readlink("/proc/self/fd/$fd"), scandir('/proc/self/fd'))));
    }

    function too_much(): void
    {
        str_repeat('x', 1 << 26);
    }

    spawn(function () { }); /* the reactor is open */
    suspend();
    $before = sockets();
    register_shutdown_function(fn() => print(sockets() - $before . " sockets left\n"));

    PHP;
const PDO = 'new PDO("pgsql:$options");';
const LINK = 'pg_connect($options);';

foreach ([PDO, LINK] as $connect) {
    echo "-- the coroutine connects: $connect\n";
    show_php(PROGRAM . "for (\$i = 0; \$i < 3; \$i++) { spawn(function () use (\$options) { try { $connect } finally { echo 'never'; } }); }
        delay(50); echo sockets() - \$before, \" connecting\n\"; too_much();");
    echo "-- the script connects: $connect\n";
    show_php(PROGRAM . "spawn(function () use (\$before) { delay(50); echo sockets() - \$before, \" connecting\n\"; too_much(); });
        try { $connect } finally { echo 'never'; }");
}
?>
--EXPECTF--
-- the coroutine connects: new PDO("pgsql:$options");
3 connecting

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
0 sockets left
status 255
-- the script connects: new PDO("pgsql:$options");
1 connecting

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
0 sockets left
status 255
-- the coroutine connects: pg_connect($options);
3 connecting

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
0 sockets left
status 255
-- the script connects: pg_connect($options);
1 connecting

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
0 sockets left
status 255
