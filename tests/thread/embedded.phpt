--TEST--
A program with PHP in two threads: sockets, pipes, timers and look-ups of both at once
--EXTENSIONS--
async
--SKIPIF--
<?php
require __DIR__ . '/../_inc/module.inc';
if (!PHP_ZTS) die('skip needs a thread-safe PHP');
if (!can_build_modules()) die('skip needs php-config and cc');
if (!embedded_library()) die('skip needs libphp.so (configure --enable-embed)');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/module.inc';

$dir = sys_get_temp_dir() . '/embedded-' . getmypid();
mkdir($dir);
$scripts = [];
foreach ([0, 1] as $me) {
    file_put_contents($scripts[] = "$dir/$me.php", "<?php \$me = $me; \$dir = " . var_export($dir, true) . ';' . <<<'PHP'
        use function Async\{await, await_all, delay, spawn};

        // Each thread serves the other one.
        $server = stream_socket_server('tcp://127.0.0.1:0');
        $served = spawn(function () use ($server) {
            $list = [];
            for ($i = 0; $i < 8; $i++) {
                $client = stream_socket_accept($server);
                $list[] = spawn(function () use ($client) {
                    for ($lines = 0; ($line = fgets($client)) !== false; $lines++) {
                        fwrite($client, strrev(trim($line)) . "\n");
                    }
                    fclose($client);
                    return $lines;
                });
            }
            return array_sum(await_all($list)[0]);
        });
        file_put_contents("$dir/new-$me", stream_socket_get_name($server, false));
        rename("$dir/new-$me", "$dir/address-$me");
        $other = "$dir/address-" . (1 - $me);
        while (!file_exists($other)) {
            delay(2);
            clearstatcache();
        }
        $address = file_get_contents($other);
        unlink($other);
        $talk = function (int $i) use ($address, $me) {
            $stream = stream_socket_client("tcp://$address");
            for ($n = $right = 0; $n < 40; $n++) {
                fwrite($stream, "$me-$i-$n\n");
                $right += fgets($stream) === strrev("$me-$i-$n") . "\n";
                if ($n % 10 === $i) {
                    delay($i % 3);
                }
            }
            fclose($stream);
            return $right;
        };
        $pipe = function (int $i) {
            $process = proc_open(['cat'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
            $reader = spawn(fn() => stream_get_contents($pipes[1]));
            fwrite($pipes[0], $sent = str_repeat("$i", 200_000));
            fclose($pipes[0]);
            return (int) (await($reader) === $sent && proc_close($process) === 0);
        };
        $file = function (int $i) use ($dir, $me) {
            $name = "$dir/data-$me-$i";
            file_put_contents($name, $data = str_repeat(chr(65 + $me), 10_000 + $i));
            usleep(1000);
            $right = file_get_contents($name) === $data;
            unlink($name);
            return (int) $right;
        };
        $order = [];
        $timer = function (int $i) use (&$order) {
            delay(300 - 30 * $i);
            $order[] = $i;
            return 1;
        };
        $look_up = fn(int $i) => (int) (gethostbyname('localhost') === '127.0.0.1');
        $sums = [];
        foreach (compact('talk', 'pipe', 'file', 'timer', 'look_up') as $name => $task) {
            $sums[$name] = array_map(fn($i) => spawn($task, $i), range(0, 7));
        }
        foreach ($sums as $name => $list) {
            $sums[$name] = "$name " . array_sum(await_all($list)[0]);
        }
        $sums[] = 'served ' . await($served) . ($order === range(7, 0) ? '' : ', timers ' . join(' ', $order));
        file_put_contents("$dir/results", "thread $me: " . join(', ', $sums) . "\n", FILE_APPEND);
        PHP);
}
file_put_contents("$dir/php.ini", ini_of_this_php());
$program = build_embedding_program('embed');
passthru(getenv('ASYNC_EMBED_PREFIX') . " $program $dir/php.ini 3 " . join(' ', $scripts) . ' 2>&1', $status);
$results = file("$dir/results");
sort($results);
echo join($results), "status $status\n";
array_map('unlink', [$program, ...glob("$dir/*")]);
rmdir($dir);
?>
--EXPECT--
thread 0: talk 320, pipe 8, file 8, timer 8, look_up 8, served 320
thread 0: talk 320, pipe 8, file 8, timer 8, look_up 8, served 320
thread 0: talk 320, pipe 8, file 8, timer 8, look_up 8, served 320
thread 1: talk 320, pipe 8, file 8, timer 8, look_up 8, served 320
thread 1: talk 320, pipe 8, file 8, timer 8, look_up 8, served 320
thread 1: talk 320, pipe 8, file 8, timer 8, look_up 8, served 320
status 0
