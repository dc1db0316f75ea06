--TEST--
async.dump_on_sigquit: SIGQUIT prints the coroutines, while they wait and while PHP code runs
--EXTENSIONS--
async
posix
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$flag = tempnam(sys_get_temp_dir(), 'async-');
$code = '$flag = ' . var_export($flag, true) . ';' . <<<'PHP'
    use function Async\{await, delay, signal, spawn};
    $sleeper = spawn(fn() => delay(60000));
    delay(1);
    echo "idle\n";
    $future = signal(Async\Signal::SIGQUIT);
    exec('(sleep 0.1; kill -QUIT ' . getmypid() . ') >/dev/null 2>&1 &');
    echo await($future)->name, "\n";
    echo "busy\n";
    exec('(sleep 0.1; kill -QUIT ' . getmypid() . "; sleep 0.1; rm $flag) >/dev/null 2>&1 &");
    while (file_exists($flag)) {
        clearstatcache();
    }
    $sleeper->cancel();
    PHP;
$run = run_php($code, '-d async.dump_on_sigquit=1');
echo $run['stdout'], 'status ', $run['status'], "\n";
echo substr_count($run['stderr'], '=== COROUTINES START ==='), " reports\n";
var_dump(preg_match_all('~- delay~', $run['stderr']), strpos($run['stderr'], 'main, running') !== false);

echo "off\n";
$run = run_php('Async\delay(1); posix_kill(getmypid(), 3); Async\delay(10000);');
echo $run['stdout'], 'signal ', $run['signal'], "\n";
?>
--EXPECT--
idle
SIGQUIT
busy
status 0
2 reports
int(2)
bool(true)
off
signal 3
