--TEST--
sqlite3: a wait for the lock blocks while a coroutine could get at the database without a turn
--EXTENSIONS--
async
sqlite3
--FILE--
<?php
use function Async\{spawn, await, delay};

$file = sys_get_temp_dir() . '/async-sqlite-' . getmypid();
register_shutdown_function(fn() => array_map(unlink(...), glob("$file*")));
$ticks = 0;
$ticker = spawn(function () use (&$ticks) {
    for (;;) {
        delay(1);
        $ticks++;
    }
});

function locked(string $what, SQLite3 $db): void
{
    $code = '$db = new SQLite3(' . var_export($GLOBALS['file'], true) . '); $db->exec("BEGIN EXCLUSIVE"); '
        . 'echo "locked\n"; usleep(300_000); $db->exec("COMMIT");';
    $process = proc_open(escapeshellarg(getenv('TEST_PHP_EXECUTABLE')) . ' ' . getenv('TEST_PHP_EXTRA_ARGS')
        . ' -r ' . escapeshellarg($code), [1 => ['pipe', 'w']], $pipes);
    fgets($pipes[1]);
    $before = $GLOBALS['ticks'];
    $db->busyTimeout(60_000);
    $done = $db->exec("INSERT INTO t VALUES ('$what')");
    echo "$what: ", json_encode($done), ', others ', $GLOBALS['ticks'] - $before > 20 ? 'run' : 'wait', "\n";
    proc_close($process);
}

$db = new SQLite3($file);
$db->exec("CREATE TABLE t (b BLOB); INSERT INTO t VALUES (x'010203')");
locked('plain', $db);
$other = new SQLite3($file);
$blob = $other->openBlob('t', 'b', 1);
fclose($blob);
locked('had a stream', $other);
locked('plain again', $db);
$shared = new SQLite3($file, SQLITE3_OPEN_READWRITE | 0x20000 /* SQLITE_OPEN_SHAREDCACHE */);
locked('shared cache', $shared);
$ticker->cancel();
?>
--EXPECT--
plain: true, others run
had a stream: true, others wait
plain again: true, others run
shared cache: true, others wait
