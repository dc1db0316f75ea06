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

/** Blocks the thread until somebody has seen it: a busy machine may keep the detector from looking. */
function block(callable $call): void
{
    global $warned;
    $warned = false;
    for ($i = 0; !$warned && $i < 20; $i++) {
        $call();
    }
}

class Worker
{
    public function block(int $us): void
    {
        usleep($us); // the call
        $nothing = 1;
    }
}

echo "a call\n";
await(spawn(fn() => block(fn() => (new Worker)->block(600000))));

echo "a call by C code\n";
await(spawn(fn() => block(fn() => array_map('usleep', [600000]))));

echo "once for each time\n";
await(spawn(function () {
    block(fn() => usleep(700000));
    delay(1);
    block(fn() => usleep(600000));
}));

/* Calls nothing: what the thread does when it is looked at is this loop, and nothing else. */
echo "PHP code\n";
await(spawn(function () use (&$warned) {
    $warned = false;
    for ($i = 0; !$warned && $i < 2_000_000_000; $i++) {
    }
}));
?>
--EXPECTREGEX--
a call
warning, warning\.php:33, long enough
 in usleep\(\)
#0 warning\.php\(33\): usleep\(\)
#1 warning\.php\(39\): Worker::block\(\)
#2 warning\.php\(25\): \{closure[^\n]*\}\(\)
#3 warning\.php\(39\): block\(\)
#4 \[internal function\]: \{closure[^\n]*\}\(\)
The operation cannot be executed in the scheduler context
a call by C code
warning, warning\.php:42, long enough
 in usleep\(\)
#0 \[internal function\]: usleep\(\)
#1 warning\.php\(42\): array_map\(\)
#2 warning\.php\(25\): \{closure[^\n]*\}\(\)
#3 warning\.php\(42\): block\(\)
#4 \[internal function\]: \{closure[^\n]*\}\(\)
The operation cannot be executed in the scheduler context
once for each time
warning, warning\.php:46, long enough
 in usleep\(\)
#0 warning\.php\(46\): usleep\(\)
#1 warning\.php\(25\): \{closure[^\n]*\}\(\)
#2 warning\.php\(46\): block\(\)
#3 \[internal function\]: \{closure[^\n]*\}\(\)
The operation cannot be executed in the scheduler context
warning, warning\.php:48, long enough
 in usleep\(\)
#0 warning\.php\(48\): usleep\(\)
#1 warning\.php\(25\): \{closure[^\n]*\}\(\)
#2 warning\.php\(48\): block\(\)
#3 \[internal function\]: \{closure[^\n]*\}\(\)
The operation cannot be executed in the scheduler context
PHP code
warning, warning\.php:55, long enough
 in \{closure[^\n]*\}\(\)
#0 \[internal function\]: \{closure[^\n]*\}\(\)
The operation cannot be executed in the scheduler context
