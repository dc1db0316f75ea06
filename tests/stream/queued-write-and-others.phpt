--TEST--
A write that waits for its turn in the kernel while another coroutine cancels it or closes the stream: all or nothing arrives
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle,short (is about who runs between the call and the kernel)
--FILE--
<?php
use function Async\{await, await_all, delay, spawn, suspend};

/** Enough others that are ready: writes do not go alone. */
function busy(callable $do): void
{
    $others = [];
    for ($i = 0; $i < 10; $i++) {
        $others[] = spawn(function () {
            suspend();
            suspend();
        });
    }
    $do();
    await_all($others);
}

function pair(): array
{
    $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    stream_set_blocking($pair[1], false);
    return $pair;
}

echo "cancelled\n";
busy(function () {
    [$near, $far] = pair();
    $writer = spawn(function () use ($near) {
        $sent = fwrite($near, 'text');
        delay(0);
        echo "not reached\n";
    });
    spawn(fn() => $writer->cancel());
    try {
        await($writer);
    } catch (Async\AsyncCancellation $error) {
        echo get_class($error), "\n";
    }
    var_dump(in_array(fread($far, 100), ['', 'text'], true));
});

echo "cancelled before\n";
busy(function () {
    [$near, $far] = pair();
    $writer = spawn(function () use ($near) {
        try {
            delay(1000);
        } finally {
            var_dump(fwrite($near, 'text')); // nothing is pending any more
        }
    });
    suspend();
    $writer->cancel();
    await_all([$writer]);
    var_dump(fread($far, 100));
});

echo "closed\n";
busy(function () {
    [$near, $far] = pair();
    $writer = spawn(fn() => @fwrite($near, 'text'));
    spawn(function () use ($near) {
        fclose($near);
        // The number of the descriptor is taken again at once.
        $GLOBALS['next'] = pair();
    });
    $sent = await($writer);
    $arrived = fread($far, 100);
    var_dump($sent === 4 ? $arrived === 'text' : !$sent && $arrived === '');
    var_dump(fread($GLOBALS['next'][1], 100));
});

echo "closed by the peer\n";
busy(function () {
    [$near, $far] = pair();
    fclose($far);
    var_dump(await(spawn(fn() => fwrite($near, 'text'))));
});
?>
--EXPECTF--
cancelled
Async\AsyncCancellation
bool(true)
cancelled before
int(4)
string(4) "text"
closed
bool(true)
string(0) ""
closed by the peer

Notice: fwrite(): Send of 4 bytes failed with errno=32 Broken pipe in %s on line %d
bool(false)
