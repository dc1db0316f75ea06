--TEST--
Thread-safe PHP: each thread has its own scheduler and reactor, and leaves nothing behind
--EXTENSIONS--
async
--SKIPIF--
<?php
if (!PHP_ZTS) die('skip needs a thread-safe PHP');
if (!is_executable(dirname(PHP_BINARY) . '/php-config') || !is_executable('/usr/bin/cc')) die('skip needs php-config and cc');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$module = tempnam(sys_get_temp_dir(), 'threads');
$worker = tempnam(sys_get_temp_dir(), 'worker');
$results = tempnam(sys_get_temp_dir(), 'results');
$includes = shell_exec(dirname(PHP_BINARY) . '/php-config --includes');
system("cc -shared -fPIC -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -DCOMPILE_DL_THREADS " . trim($includes)
    . ' ' . escapeshellarg(__DIR__ . '/../_inc/threads.c') . " -o $module");

file_put_contents($worker, '<?php $results = ' . var_export($results, true) . ';' . <<<'PHP'
    use function Async\{spawn, await, await_all, delay};

    $list = [];
    for ($i = 0; $i < 20; $i++) {
        $list[] = spawn(function () use ($i) {
            [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
            $reader = spawn(fn() => fgets($x));
            delay($i % 5);
            fwrite($y, "line $i\n");
            return await($reader) === "line $i\n";
        });
    }
    gethostbyname("localhost"); // in a worker thread, whose answer has a descriptor
    spawn(fn() => delay(60000));
    register_shutdown_function(function () { exit; });
    file_put_contents($results, array_sum(await_all($list)[0]) . "\n", FILE_APPEND);
    exit;
    PHP);
show_php("\$worker = '$worker'; \$results = '$results';" . <<<'PHP'
    $descriptors = fn() => count(scandir('/proc/self/fd'));
    run_in_threads($worker, 4);
    $before = $descriptors();
    for ($i = 0; $i < 5; $i++) {
        run_in_threads($worker, 4);
    }
    var_dump($descriptors() - $before, array_count_values(file($results, FILE_IGNORE_NEW_LINES)));
    PHP, "-d extension=$module");
array_map('unlink', [$module, $worker, $results]);
?>
--EXPECT--
int(0)
array(1) {
  [20]=>
  int(24)
}
status 0
