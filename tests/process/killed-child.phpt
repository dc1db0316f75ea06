--TEST--
A child that is killed by a signal while a coroutine waits for it
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{await, delay, spawn};

$process = proc_open('exec sleep 20', [], $pipes);
$pid = proc_get_status($process)['pid'];
$waiter = spawn(fn() => proc_close($process));
delay(20);
exec("kill -9 $pid");
var_dump(await($waiter));

/* Dropping a process does not wait for it, not even while another coroutine does. */
$process = proc_open('exec sleep 100', [], $pipes);
$pid = proc_get_status($process)['pid'];
$other = spawn(fn() => proc_close($process));
delay(20);
$start = hrtime(true);
$dropped = proc_open('exec sleep 100', [], $pipes);
$pid .= ' ' . proc_get_status($dropped)['pid'];
unset($dropped);
var_dump((hrtime(true) - $start) / 1e9 < 50);
exec("kill -9 $pid");
var_dump(await($other));
?>
--EXPECT--
int(9)
bool(true)
int(9)
