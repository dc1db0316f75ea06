--TEST--
A call that is cancelled in the middle of a write does not wait again, for room or for an answer
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await, delay};

[$server, $address] = listen_on();
$unread = [];
/* Sends a part, so that the call reports progress and streams.c goes on with the rest. */
$connection = function () use ($server, $address, &$unread) {
    $client = stream_socket_client($address);
    $unread[] = stream_socket_accept($server);
    return $client;
};
$memory = function () {
    $memory = fopen('php://memory', 'w+');
    fwrite($memory, str_repeat('x', 20_000_000));
    rewind($memory);
    return $memory;
};
$calls = [
    'a copy' => fn() => stream_copy_to_stream($memory(), $connection()),
    'a copy to a pipe' => function () use ($memory) {
        $process = proc_open('exec sleep 60', [['pipe', 'r']], $pipes);
        try {
            fwrite($pipes[0], 'so that the last piece does not fit as a whole');
            stream_copy_to_stream($memory(), $pipes[0]);
        } finally {
            proc_terminate($process, 9);
        }
    },
    'a request' => function () use ($server, $address, &$unread) {
        spawn(function () use ($server, &$unread) { $unread[] = stream_socket_accept($server); });
        $options = ['method' => 'POST', 'header' => 'Content-Type: text/plain', 'content' => str_repeat('x', 20_000_000)];
        @file_get_contents("http" . substr($address, 3), false, stream_context_create(['http' => $options]));
    },
];
foreach ($calls as $name => $call) {
    $coroutine = spawn($call);
    while (!str_contains(implode($coroutine->getAwaitingInfo()), 'writing')) {
        delay(1);
    }
    delay(20);
    check_seconds($name, seconds(function () use ($coroutine) {
        $coroutine->cancel();
        try {
            await($coroutine);
            echo "not cancelled\n";
        } catch (Async\AsyncCancellation $e) {
            echo $e->getMessage(), "\n";
        }
    }), 0, 20);
}
?>
--EXPECT--
Coroutine cancelled
a copy: as expected
Coroutine cancelled
a copy to a pipe: as expected
Coroutine cancelled
a request: as expected
