--TEST--
A signal that PHP code handles ends calls as without the extension: sleeping, select, waiting for a child
--EXTENSIONS--
async
pcntl
posix
sockets
--ENV--
ASYNC_CHAOS_WITHOUT=collect,delay,late-cancel (an interrupt of the VM runs handlers of pcntl; so does a call that is long in ending)
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';
require __DIR__ . '/../_inc/signals.inc';

$handler = 'pcntl_async_signals(true); pcntl_signal(SIGUSR1, function () { echo "handler\n"; });';

foreach (
    [
        'sleep' => 'var_dump(sleep(5));',
        'usleep' => '$start = hrtime(true); usleep(5000000); var_dump(hrtime(true) - $start < 4e9);',
        'time_nanosleep' => '$left = time_nanosleep(5, 500000000); ksort($left);'
            . ' var_dump(array_keys($left), $left["seconds"], $left["nanoseconds"] >= 0);',
        'time_sleep_until' => '$end = microtime(true) + 1; var_dump(time_sleep_until($end), microtime(true) >= $end);',
        'stream_select' => '[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);'
            . ' $r = [$a]; $w = $e = null; var_dump(stream_select($r, $w, $e, 5), count($r));',
        'socket_select' => 'socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);'
            . ' $r = [$pair[0]]; $w = $e = null; var_dump(socket_select($r, $w, $e, 5), count($r));',
        'fgets' => '[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);'
            . ' stream_set_timeout($a, 1); var_dump(fgets($a), stream_get_meta_data($a)["timed_out"]);',
    ] as $name => $call
) {
    /* Where the functions of libc cannot be hooked, those of PHP are. */
    $options = str_contains($name, 'sleep') && $name !== 'sleep' ? '-d async.hooks=function' : '';
    echo "$name\n";
    same_as_stock_process("$handler send_after(100, SIGUSR1); $call", $options);
}

echo "nobody handles it\n";
same_as_stock_process('pcntl_signal(SIGUSR1, SIG_IGN); send_after(100, SIGUSR1); var_dump(sleep(1));');

echo "handled later, by hand\n";
same_as_stock_process('pcntl_signal(SIGUSR1, function () { echo "handler\n"; });'
    . ' send_after(100, SIGUSR1); var_dump(sleep(5)); pcntl_signal_dispatch();');

echo "a handler that throws\n";
same_as_stock_process('pcntl_async_signals(true);'
    . ' pcntl_signal(SIGUSR1, function () { throw new Exception("from the handler"); });'
    . ' send_after(100, SIGUSR1); try { sleep(5); echo "not reached"; } catch (Exception $e) { echo $e->getMessage(), "\n"; }');

echo "an alarm for a child that does not end\n";
same_as_stock_process('pcntl_async_signals(true); pcntl_signal(SIGALRM, function () { echo "alarm\n"; });'
    . ' $child = proc_open(["sleep", "5"], [], $pipes); $pid = proc_get_status($child)["pid"];'
    . ' pcntl_alarm(1); var_dump(pcntl_waitpid($pid, $status), pcntl_strerror(pcntl_get_last_error()));'
    . ' proc_terminate($child); proc_close($child);');

echo "a handler that restarts calls\n";
same_as_stock_process("$handler \$command = kill_after(100, SIGUSR1) . '; sleep 0.2';"
    . ' $child = proc_open(["sh", "-c", $command], [], $pipes); $pid = proc_get_status($child)["pid"];'
    . ' var_dump(pcntl_waitpid($pid, $status) === $pid);');
?>
--EXPECT--
sleep
handler
int(4)
usleep
handler
bool(true)
time_nanosleep
handler
array(2) {
  [0]=>
  string(11) "nanoseconds"
  [1]=>
  string(7) "seconds"
}
int(5)
bool(true)
time_sleep_until
handler
bool(true)
bool(true)
stream_select

Warning: stream_select(): Unable to select [4]: Interrupted system call () in CHILD 
handler
bool(false)
int(1)
socket_select

Warning: socket_select(): Unable to select [4]: Interrupted system call in CHILD 
handler
bool(false)
int(1)
fgets
handler
bool(false)
bool(true)
nobody handles it
int(0)
handled later, by hand
int(4)
handler
a handler that throws
from the handler
an alarm for a child that does not end
alarm
int(-1)
string(23) "Interrupted system call"
a handler that restarts calls
handler
bool(true)
