--TEST--
After a fatal error nothing is left open of the waits that have no end
--EXTENSIONS--
async
posix
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle,poll (is about what is done and not yet resumed)
--SKIPIF--
<?php
if (getenv('ASYNC_VALGRIND')) die('skip processes are waited for without a pidfd there');
require __DIR__ . '/../_inc/cold.inc';
if (!can_be_cold()) die('skip needs cc');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/cold.inc';

$shown = <<<'PHP'
    use function Async\{spawn, suspend, delay};

    /** What of these is open, by kind. */
    function open_ones(): array
    {
        $open = [];
        foreach (scandir('/proc/self/fd') as $fd) {
            $link = (string) @readlink("/proc/self/fd/$fd");
            $kind = preg_match('~pidfd|signalfd|/cold-~', $link, $match) ? $match[0] : null;
            $kind && $open[] = $kind;
        }
        sort($open);

        return $open;
    }
    function fatal(): void
    {
        $GLOBALS['at the error'] = open_ones();
        str_repeat('x', 1 << 40);
    }
    register_shutdown_function(function () {
        echo 'then: ', implode(' ', $GLOBALS['at the error']), "\nafterwards: ", implode(' ', open_ones()) ?: 'none', "\n";
    });
    PHP;

echo "--- parked\n";
show_cold($shown . <<<'PHP'

    $process = proc_open(['sleep', '100'], [], $pipes);
    $pid = proc_get_status($process)['pid'];
    register_shutdown_function(fn() => posix_kill($pid, SIGKILL));
    spawn(fn() => proc_close($process));
    spawn(fn() => pcntl_sigwaitinfo([SIGUSR1]));
    for ($i = 0; $i < 1000 && count(open_ones()) < 2; $i++) {
        delay(10);
    }
    fatal();
    PHP, options: '-d display_errors=0');

echo "--- done, and not yet resumed\n";
show_cold($shown . <<<'PHP'

    $name = tempnam(sys_get_temp_dir(), 'cold-');
    file_put_contents($name, str_repeat('0123456789', 30000));
    register_shutdown_function(fn() => unlink($name));
    $file = fopen($name, 'r');
    spawn(fn() => fread($file, 1000) && print("resumed\n"));
    suspend();
    spawn(fatal(...));
    // Until the worker has read it. Nobody looks before fatal() is next.
    for ($end = hrtime(true) + 5e8; hrtime(true) < $end; );
    delay(10000);
    PHP, options: '-d display_errors=0 -d async.reactor=epoll');
?>
--EXPECT--
--- parked
then: pidfd signalfd
afterwards: none
status 255
--- done, and not yet resumed
then: /cold- /cold-
afterwards: /cold-
status 255
