--TEST--
sqlite3 and pdo_sqlite: waiting for a locked database suspends, for as long as its timeout says
--EXTENSIONS--
async
pdo_sqlite
sqlite3
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await, await_all, delay};

$folder = sys_get_temp_dir() . '/async-sqlite-' . getmypid();
mkdir($folder);
register_shutdown_function(fn() => array_map(unlink(...), glob("$folder/*")) && rmdir($folder));

final class Three
{
    public SQLite3 $db;
    public function __construct(string $file, int $timeout)
    {
        $this->db = new SQLite3($file);
        $this->db->enableExceptions(true);
        $this->db->busyTimeout($timeout);
    }
    public function exec(string $sql): void
    {
        $this->db->exec($sql);
    }
    public function value(string $sql): mixed
    {
        return $this->db->querySingle($sql);
    }
}
final class Pdo3
{
    public PDO $db;
    public function __construct(string $file, int $timeout)
    {
        $this->db = new PDO("sqlite:$file", null, null, [PDO::ATTR_TIMEOUT => 60]);
        $this->db->exec("PRAGMA busy_timeout = $timeout"); // ATTR_TIMEOUT has whole seconds
    }
    public function exec(string $sql): void
    {
        $this->db->exec($sql);
    }
    public function value(string $sql): mixed
    {
        return $this->db->query($sql)->fetchColumn();
    }
}

$ticks = 0;
$ticker = spawn(function () use (&$ticks) {
    for (;;) {
        delay(1);
        $ticks++;
    }
});

foreach ([Three::class, Pdo3::class] as $class) {
    echo "$class\n";
    $file = "$folder/$class";
    $first = new $class($file, 60_000);
    $first->exec('PRAGMA synchronous = OFF');
    $second = new $class($file, 60_000);
    $first->exec('CREATE TABLE t (i INTEGER)');

    /* Both connections belong to this process: stock PHP would wait until the timeout. */
    $holder = spawn(function () use ($first) {
        $first->exec('BEGIN IMMEDIATE');
        $first->exec('INSERT INTO t VALUES (1)');
        delay(300);
        $first->exec('COMMIT');
    });
    delay(10);
    $before = $ticks;
    $seconds = seconds(fn() => await(spawn(fn() => $second->exec('INSERT INTO t VALUES (2)'))));
    await($holder);
    check_seconds('the other one commits', $seconds, 0.2, 30);
    echo 'others run: ', $ticks - $before > 20 ? 'yes' : 'no', ', ', $first->value('SELECT group_concat(i) FROM t'), "\n";

    /* Another process has the lock. */
    $code = '$db = new SQLite3(' . var_export($file, true) . '); $db->exec("BEGIN EXCLUSIVE"); '
        . 'echo "locked\n"; usleep(300_000); $db->exec("INSERT INTO t VALUES (3); COMMIT");';
    $process = proc_open(escapeshellarg(getenv('TEST_PHP_EXECUTABLE')) . ' ' . getenv('TEST_PHP_EXTRA_ARGS')
        . ' -r ' . escapeshellarg($code), [1 => ['pipe', 'w']], $pipes);
    fgets($pipes[1]);
    $before = $ticks;
    $second->exec('INSERT INTO t VALUES (4)');
    proc_close($process);
    echo 'another process: ', $ticks - $before > 20 ? 'others run' : 'others wait', ', ', $second->value('SELECT group_concat(i) FROM t'), "\n";

    /* The timeout. */
    $first->exec('BEGIN IMMEDIATE');
    $impatient = new $class($file, 400);
    check_seconds('timeout', seconds(function () use ($impatient) {
        try {
            $impatient->exec('INSERT INTO t VALUES (5)');
        } catch (Exception $e) {
            echo get_class($e), ': ', $e->getMessage(), "\n";
        }
    }), 0.39, 5);

    /* Cancelled while it waits: the connection remains usable. */
    $waiting = spawn(fn() => $second->exec('INSERT INTO t VALUES (6)'));
    $queued = spawn(fn() => $second->value('SELECT count(*) FROM t'));
    delay(50);
    $waiting->cancel();
    check_seconds('cancelled', seconds(function () use ($waiting) {
        try {
            await($waiting);
        } catch (Throwable $e) {
            for (; $e && !$e instanceof Async\AsyncCancellation; $e = $e->getPrevious());
            echo $e ? get_class($e) : 'other', "\n";
        }
    }), 0, 30);
    echo 'next in line: ', await($queued), "\n";

    /* Closed, and what belongs to it freed, while a coroutine is inside. */
    $db = $second->db;
    $statement = $db->prepare('SELECT i FROM t');
    $waiting = spawn(fn() => $second->exec('INSERT INTO t VALUES (7)'));
    delay(20);
    unset($statement);
    $closing = spawn(fn() => $db instanceof SQLite3 ? $db->close() : 'closed');
    unset($db);
    delay(20);
    $first->exec('ROLLBACK');
    await_all([$waiting, $closing]);
    echo $first->value('SELECT group_concat(i) FROM t'), ' ', $first->value('PRAGMA integrity_check'), "\n";
    unset($second, $impatient, $waiting, $closing);

    /* Many coroutines, some of them at the same connection. */
    $all = [new $class($file, 60_000), new $class($file, 60_000), new $class($file, 60_000)];
    [, $errors] = await_all(array_map(fn($i) => spawn(function () use ($all, $i) {
        for ($n = 0; $n < 3; $n++) {
            $all[$i % 3]->exec("INSERT INTO t VALUES ($i)");
            $all[($i + $n) % 3]->value('SELECT max(i) FROM t');
        }
    }), range(100, 129)));
    echo count($errors), ' errors, ', $first->value('SELECT count(*) FROM t WHERE i >= 100'), ' rows, ', $first->value('PRAGMA integrity_check'), "\n";
}
$ticker->cancel();
?>
--EXPECTF--
Three
the other one commits: as expected
others run: yes, 1,2
another process: others run, 1,2,3,4
%rException|SQLite3Exception%r: database is locked
timeout: as expected
Async\AsyncCancellation
cancelled: as expected
next in line: 4
1,2,3,4,7 ok
0 errors, 90 rows, ok
Pdo3
the other one commits: as expected
others run: yes, 1,2
another process: others run, 1,2,3,4
PDOException: SQLSTATE[HY000]: General error: 5 database is locked
timeout: as expected
Async\AsyncCancellation
cancelled: as expected
next in line: 4
1,2,3,4,7 ok
0 errors, 90 rows, ok
