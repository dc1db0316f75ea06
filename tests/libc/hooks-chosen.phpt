--TEST--
async.hooks chooses what suspends; the rest blocks, with the same results
--EXTENSIONS--
async
sockets
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$code = <<<'PHP'
    use function Async\{spawn, await, delay};

    $calls = [
        'usleep' => fn() => usleep(50_000),
        'sleep' => fn() => sleep(1),
        'time_nanosleep' => fn() => time_nanosleep(0, 50_000_000),
        'time_sleep_until' => fn() => time_sleep_until(microtime(true) + 0.05),
        'socket_select' => function () {
            socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
            $read = [$pair[0]];
            $write = $except = null;
            return socket_select($read, $write, $except, 0, 50_000);
        },
        'socket_recv' => function () {
            socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
            socket_set_option($pair[0], SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 50_000]);
            return @socket_recv($pair[0], $buffer, 10, 0);
        },
        'shell_exec' => fn() => shell_exec('sleep 0.05; echo done'),
        'stream' => function () {
            [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
            stream_set_timeout($x, 0, 50_000);
            return fread($x, 10);
        },
        'stream_select' => function () {
            [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
            $read = [$x];
            $write = $except = null;
            return stream_select($read, $write, $except, 0, 50_000);
        },
    ];
    if (ini_get('async.hooks') !== 'stream, function') {
        unset($calls['sleep']); // takes a second
    }
    foreach ($calls as $name => $call) {
        $returned = false;
        $waits = spawn(function () use ($call, &$returned) {
            $result = $call();
            $returned = true;
            return $result;
        });
        $other = spawn(function () use (&$returned) {
            return $returned ? 'blocks' : 'suspends';
        });
        echo $name, ': ', await($other), ' ', json_encode(await($waits)), "\n";
    }
    PHP;
foreach (['all', 'none', 'stream, function', 'poll'] as $hooks) {
    echo "-- $hooks\n";
    show_php($code, "-d 'async.hooks=$hooks'");
}
echo "-- wrong\n";
show_php('echo "runs\n";', '-d async.hooks=sleep,nonsense');
?>
--EXPECT--
-- all
usleep: suspends null
time_nanosleep: suspends true
time_sleep_until: suspends true
socket_select: suspends 0
socket_recv: suspends false
shell_exec: suspends "done\n"
stream: suspends false
stream_select: suspends 0
status 0
-- none
usleep: blocks null
time_nanosleep: blocks true
time_sleep_until: blocks true
socket_select: blocks 0
socket_recv: blocks false
shell_exec: blocks "done\n"
stream: blocks false
stream_select: blocks 0
status 0
-- stream, function
usleep: suspends null
sleep: suspends 0
time_nanosleep: suspends true
time_sleep_until: suspends true
socket_select: blocks 0
socket_recv: blocks false
shell_exec: blocks "done\n"
stream: suspends false
stream_select: suspends 0
status 0
-- poll
usleep: blocks null
time_nanosleep: blocks true
time_sleep_until: blocks true
socket_select: suspends 0
socket_recv: blocks false
shell_exec: blocks "done\n"
stream: suspends false
stream_select: suspends 0
status 0
-- wrong

Warning: async.hooks must be all, none or a list of hooks, "sleep,nonsense" given in Unknown on line 0
runs
status 0
