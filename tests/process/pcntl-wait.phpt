--TEST--
pcntl_waitpid() and pcntl_wait() suspend, and report what stock PHP reports
--EXTENSIONS--
async
pcntl
posix
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';

use function Async\{await, delay, spawn};

/* Children of proc_open(): pcntl_fork() is refused while coroutines live. */
function child(string $command): int
{
    static $processes = [];
    $processes[] = $process = proc_open("exec $command", [], $pipes);

    return proc_get_status($process)['pid'];
}

$ticks = 0;
$ticker = spawn(function () use (&$ticks) {
    while (true) {
        delay(10);
        $ticks++;
    }
});
$pid = child("sh -c 'sleep 0.2; exit 9'");
var_dump(await(spawn(fn() => pcntl_waitpid($pid, $status))) === $pid);
var_dump($ticks >= 5);
$pid = child("sh -c 'sleep 0.1; exit 9'");
var_dump(await(spawn(function () use ($pid) {
    $found = pcntl_wait($status);
    return [$found === $pid, pcntl_wexitstatus($status)];
})));
$pid = child('sleep 20');
$seen = false;
spawn(function () use ($pid, &$seen) {
    delay(50);
    posix_kill($pid, SIGSTOP);
    while (!$seen) {
        delay(10);
    }
    posix_kill($pid, SIGKILL);
});
var_dump(await(spawn(function () use ($pid, &$seen) {
    pcntl_waitpid($pid, $status, WUNTRACED);
    $seen = true;
    $stopped = pcntl_wifstopped($status);
    pcntl_waitpid($pid, $status, 0, $usage);
    return [$stopped, pcntl_wtermsig($status), isset($usage['ru_utime.tv_sec'])];
})));
var_dump(await(spawn(fn() => [pcntl_wait($status), pcntl_waitpid(1, $status), pcntl_waitpid(-1, $status, WNOHANG)])));
$ticker->cancel();
?>
--EXPECT--
bool(true)
bool(true)
array(2) {
  [0]=>
  bool(true)
  [1]=>
  int(9)
}
array(3) {
  [0]=>
  bool(true)
  [1]=>
  int(9)
  [2]=>
  bool(true)
}
array(3) {
  [0]=>
  int(-1)
  [1]=>
  int(-1)
  [2]=>
  int(-1)
}
