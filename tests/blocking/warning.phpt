--TEST--
async.blocking_threshold: a warning names the call that kept the thread, with its place and a backtrace
--EXTENSIONS--
async
--INI--
async.blocking_threshold=80
async.hooks=stream
--FILE--
<?php
use function Async\{await, delay, spawn};

class Worker
{
    public function block(int $us): void
    {
        usleep($us); // the call
        $nothing = 1;
    }
}

$warned = false;
set_error_handler(function (int $level, string $message, string $file, int $line) use (&$warned) {
    $warned = true;
    preg_match('~^A coroutine kept the others waiting for (\d+) ms~', $message, $match);
    echo $level === E_WARNING ? 'warning' : $level, ', ', basename($file), ":$line, ",
        $match[1] >= 80 ? 'long enough' : "$match[1] ms", "\n",
        str_replace([$match[0], __DIR__ . '/'], '', $message), "\n";
    try {
        delay(1);
    } catch (Async\AsyncException $exception) {
        echo $exception->getMessage(), "\n";
    }
    return true;
});

echo "a call\n";
await(spawn(fn() => (new Worker)->block(600000)));

echo "a call by C code\n";
await(spawn(fn() => array_map('usleep', [600000])));

echo "once for each time\n";
await(spawn(function () {
    usleep(700000);
    delay(1);
    usleep(600000);
}));

/* Calls nothing: what the thread does when it is looked at is this loop, and nothing else. */
echo "PHP code\n";
await(spawn(function () use (&$warned) {
    $warned = false;
    for ($i = 0; !$warned && $i < 10_000_000_000; $i++) {
    }
}));
?>
--EXPECTREGEX--
a call
warning, warning\.php:8, long enough
 in usleep\(\)
#0 warning\.php\(8\): usleep\(\)
#1 warning\.php\(29\): Worker::block\(\)
#2 \[internal function\]: \{closure[^\n]*\}\(\)
The operation cannot be executed in the scheduler context
a call by C code
warning, warning\.php:3\d, long enough
 in usleep\(\)
#0 \[internal function\]: usleep\(\)
#1 warning\.php\(32\): array_map\(\)
#2 \[internal function\]: \{closure[^\n]*\}\(\)
The operation cannot be executed in the scheduler context
once for each time
warning, warning\.php:36, long enough
 in usleep\(\)
#0 warning\.php\(36\): usleep\(\)
#1 \[internal function\]: \{closure[^\n]*\}\(\)
The operation cannot be executed in the scheduler context
warning, warning\.php:38, long enough
 in usleep\(\)
#0 warning\.php\(38\): usleep\(\)
#1 \[internal function\]: \{closure[^\n]*\}\(\)
The operation cannot be executed in the scheduler context
PHP code
warning, warning\.php:45, long enough
 in \{closure[^\n]*\}\(\)
#0 \[internal function\]: \{closure[^\n]*\}\(\)
The operation cannot be executed in the scheduler context
