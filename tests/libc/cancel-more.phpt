--TEST--
A coroutine is cancelled in a call that waits for processes, signals, locks, semaphores or queues: nothing stays behind
--EXTENSIONS--
async
pcntl
posix
sysvsem
sysvmsg
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, delay};

function children(): int
{
    $count = 0;
    foreach (glob('/proc/[0-9]*/stat') as $file) {
        if (preg_match('~\) . (\d+) ~', (string) @file_get_contents($file), $match) && (int) $match[1] === getmypid()) {
            $count++;
        }
    }

    return $count;
}

$semaphore = sem_get(random_int(1, 1 << 30), 1);
sem_acquire($semaphore);
$queue = msg_get_queue(random_int(1, 1 << 30));
$full = msg_get_queue(random_int(1, 1 << 30));
while (@msg_send($full, 1, str_repeat('x', 1000), false, false)) {
}
$file = tempnam(sys_get_temp_dir(), 'async');
$locked = fopen($file, 'r');
flock($locked, LOCK_EX);
[$first, $second] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$sleeper = proc_open(['sleep', '60'], [], $none);
$pid = proc_get_status($sleeper)['pid'];
$calls = [
    'sem_acquire' => fn() => sem_acquire($semaphore),
    'msg_receive' => fn() => msg_receive($queue, 0, $type, 100, $message),
    'msg_send' => fn() => msg_send($full, 1, str_repeat('x', 1000), false),
    'pcntl_sigwaitinfo' => fn() => pcntl_sigwaitinfo([SIGUSR1]),
    'pcntl_sigtimedwait' => fn() => pcntl_sigtimedwait([SIGUSR1], $info, 60),
    'pcntl_waitpid' => fn() => pcntl_waitpid($pid, $status),
    'exec' => fn() => exec('exec sleep 0.3'),
    'shell_exec' => fn() => shell_exec('exec sleep 0.3'),
    'system' => fn() => system('exec sleep 0.3'),
    'passthru' => fn() => passthru('exec sleep 0.3'),
    'popen' => fn() => fgets(popen('exec sleep 0.3', 'r')),
    'flock' => fn() => flock(fopen($file, 'r'), LOCK_EX),
    'stream_select' => function () use ($first) {
        $read = [$first];
        $write = $except = null;
        stream_select($read, $write, $except, 60);
    },
];
$run = function (bool $print) use ($calls) {
    foreach ($calls as $name => $call) {
        $coroutine = spawn($call);
        delay(20);
        $suspended = $coroutine->isSuspended();
        $coroutine->cancel();
        try {
            await($coroutine);
            $end = 'not cancelled';
        } catch (Async\AsyncCancellation) {
            $end = 'cancelled';
        }
        if ($print) {
            echo "$name: $end", $suspended ? '' : ', was not suspended', "\n";
        }
    }
    unset($coroutine);
    for ($i = 0; $i < 500 && children() > 1; $i++) {
        delay(20); // the commands end by themselves
    }
};
$run(false); // what stays open from now on
$before = count(scandir('/proc/self/fd'));
$run(true);
echo count(scandir('/proc/self/fd')) - $before, ' descriptors, ', children() - 1, " processes\n";

/* What was waited for is as it was. */
sem_release($semaphore);
var_dump(sem_acquire($semaphore, true), flock($locked, LOCK_UN), posix_kill($pid, 0), msg_stat_queue($queue)['msg_qnum']);
pcntl_sigprocmask(SIG_UNBLOCK, [SIGWINCH], $blocked);
var_dump($blocked);
proc_terminate($sleeper, SIGKILL);
proc_close($sleeper);
sem_remove($semaphore);
msg_remove_queue($queue);
msg_remove_queue($full);
unlink($file);
?>
--EXPECT--
sem_acquire: cancelled
msg_receive: cancelled
msg_send: cancelled
pcntl_sigwaitinfo: cancelled
pcntl_sigtimedwait: cancelled
pcntl_waitpid: cancelled
exec: cancelled
shell_exec: cancelled
system: cancelled
passthru: cancelled
popen: cancelled
flock: cancelled
stream_select: cancelled
0 descriptors, 0 processes
bool(true)
bool(true)
bool(true)
int(0)
array(0) {
}
