--TEST--
A signal that came before a call does not end it
--EXTENSIONS--
async
pcntl
posix
--FILE--
<?php
use function Async\{spawn, await, delay};

require __DIR__ . '/../_inc/suspended.inc';

pcntl_async_signals(true);
pcntl_signal(SIGUSR1, function () { echo "handled\n"; }, false);
delay(1);

posix_kill(getmypid(), SIGUSR1);
$start = hrtime(true);
usleep(200_000);
var_dump(hrtime(true) - $start >= 200_000_000);

posix_kill(getmypid(), SIGUSR1);
$start = hrtime(true);
var_dump(time_nanosleep(0, 200_000_000), hrtime(true) - $start >= 200_000_000);

[$one, $two] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$read = [$one];
$none = null;
posix_kill(getmypid(), SIGUSR1);
var_dump(stream_select($read, $none, $none, 0, 200_000));

$pipes = [];
$process = proc_open(['sleep', '0.2'], [], $pipes);
posix_kill(getmypid(), SIGUSR1);
var_dump(pcntl_waitpid(proc_get_status($process)['pid'], $status) > 0);

echo "- calls that were there already\n";
$sleeper = spawn(fn() => sleep(60));
until_suspended($sleeper);
posix_kill(getmypid(), SIGUSR1);
usleep(1000);
var_dump(await($sleeper) > 0);
?>
--EXPECT--
handled
bool(true)
handled
bool(true)
bool(true)
handled
int(0)
handled
bool(true)
- calls that were there already
handled
bool(true)
