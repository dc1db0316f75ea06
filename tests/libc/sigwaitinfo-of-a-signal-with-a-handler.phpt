--TEST--
pcntl_sigwaitinfo() gets a signal that has a handler and is not blocked
--EXTENSIONS--
async
pcntl
posix
--INI--
async.autostart=1
--FILE--
<?php
$handled = 0;
pcntl_signal(SIGUSR1, function () use (&$handled) { $handled++; });
$own = posix_getpid();
$child = popen("sleep 0.2; kill -USR1 $own", 'r');
var_dump(pcntl_sigtimedwait([SIGUSR1], $info, 20) === SIGUSR1, $info['signo'] === SIGUSR1);
pclose($child);
pcntl_signal_dispatch();
echo "handled $handled\n";

// Afterwards it is delivered as before.
posix_kill($own, SIGUSR1);
pcntl_signal_dispatch();
echo "handled $handled\n";
?>
--EXPECT--
bool(true)
bool(true)
handled 0
handled 1
