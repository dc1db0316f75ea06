--TEST--
ext/imap lets others run while it waits, one of its calls at a time, with stock results
--EXTENSIONS--
async
imap
--FILE--
<?php
require __DIR__ . '/../_inc/oracle.inc';
use function Async\{await, await_all_or_fail, delay, spawn};

$server = stream_socket_server('tcp://127.0.0.1:0');
$port = (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
fclose($server); // and so refuses
$open = fn(int $port) => [imap_open("{127.0.0.1:$port/imap/novalidate-cert}INBOX", 'user', 'secret', 0, 1), imap_errors()];
same_as_stock(['imap' => fn() => $open($port)], print: false);

/* Has as many messages for user N as the number says. */
$server = stream_socket_server('tcp://127.0.0.1:0');
$port = (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
$inside = $most = 0;
spawn(function () use ($server, &$inside, &$most) {
    while ($client = stream_socket_accept($server, -1)) {
        spawn(function () use ($client, &$inside, &$most) {
            fwrite($client, "* OK [CAPABILITY IMAP4rev1] ready\r\n");
            while ($line = fgets($client)) {
                $words = explode(' ', rtrim($line));
                $most = max($most, ++$inside);
                delay(2);
                $inside--;
                $answer = match ($words[1]) {
                    'LOGIN' => [$user = (int) substr(trim($words[2], '"'), 4), ''][1],
                    'STATUS' => "* STATUS \"INBOX\" (MESSAGES $user RECENT 0 UNSEEN $user UIDNEXT 9 UIDVALIDITY 1)\r\n",
                    'CAPABILITY' => "* CAPABILITY IMAP4rev1\r\n",
                    'LOGOUT' => "* BYE\r\n",
                    default => '',
                };
                fwrite($client, "$answer$words[0] OK\r\n");
            }
        });
    }
});
$mailbox = "{127.0.0.1:$port/imap/notls}";
$count = function (int $user) use ($mailbox) {
    $imap = imap_open($mailbox, "user$user", 'secret', OP_HALFOPEN, 1) ?: throw new Exception(imap_last_error());
    for ($sum = $i = 0; $i < 5; $i++) {
        $sum += imap_status($imap, "{$mailbox}INBOX", SA_ALL)->messages;
    }
    return $sum;
};
echo implode(' ', await_all_or_fail(array_map(fn($user) => spawn($count, $user), range(1, 10)))), "\n";
echo "at most $most at a time\n";

echo "-- cancelled\n";
$silent = stream_socket_server('tcp://127.0.0.1:0');
$waits = spawn($open, (int) substr(strrchr(stream_socket_get_name($silent, false), ':'), 1));
delay(20);
$next = spawn($count, 3);
delay(20);
$waits->cancel();
echo await($next), "\n";
try {
    await($waits);
} catch (Async\AsyncCancellation $e) {
    echo get_class($e), "\n";
}
imap_errors(); // else shown at the end
exit;
?>
--EXPECT--
imap: same in a coroutine
5 10 15 20 25 30 35 40 45 50
at most 1 at a time
-- cancelled
15
Async\AsyncCancellation
