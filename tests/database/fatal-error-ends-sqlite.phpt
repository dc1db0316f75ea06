--TEST--
A statement of SQLite that waits for a lock when a fatal error happens elsewhere ends, and its database is closed
--EXTENSIONS--
async
pdo_sqlite
posix
sqlite3
--FILE--
<?php
require __DIR__ . '/../_inc/worker.inc';

$before = <<<'PHP'
    ini_set('memory_limit', '32M');
    $file = __DIR__ . '/data';
    $db = new SQLite3($file);
    $db->exec('CREATE TABLE IF NOT EXISTS t (i)');
    function connect(): SQLite3
    {
        $db = new SQLite3($GLOBALS['file']);
        $db->busyTimeout(60_000);
        return $db;
    }
    function fail_in(Closure $call): void
    {
        $inside = Async\spawn(function () use ($call) {
            $call();
            echo "never\n";
        });
        until_suspended($inside);
        echo "waits\n";
        str_repeat('x', 1 << 26);
    }
    PHP;
$request = start_worker($before, [
    'exec' => '$db->exec("BEGIN EXCLUSIVE"); fail_in(fn() => connect()->exec("INSERT INTO t VALUES (1)"));',
    'query' => '$db->exec("BEGIN EXCLUSIVE"); fail_in(fn() => connect()->query("SELECT * FROM t"));',
    'statement' => '$db->exec("BEGIN EXCLUSIVE"); fail_in(fn() => connect()->prepare("SELECT * FROM t")->execute());',
    'PDO' => '$db->exec("BEGIN EXCLUSIVE"); fail_in(fn() => (new PDO("sqlite:$file"))->query("SELECT * FROM t"));',
    'PDOStatement' => <<<'PHP'
        $pdo = new PDO("sqlite:$file");
        $pdo->beginTransaction();
        $statement = $pdo->prepare('INSERT INTO t VALUES (1)');
        $db->exec('BEGIN IMMEDIATE');
        fail_in(fn() => $statement->execute());
        PHP,
    'open' => <<<'PHP'
        unset($db);
        $files = array_map(readlink(...), array_filter(glob('/proc/self/fd/*'), is_link(...)));
        echo count(preg_grep('~/data$~', $files)), ' open';
        PHP,
]);

foreach (['exec', 'query', 'statement', 'PDO', 'PDOStatement'] as $case) {
    echo "-- $case\n", $request($case), "\n", $request('open'), "\n";
}
?>
--EXPECTF--
-- exec
waits

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
0 open
-- query
waits

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
0 open
-- statement
waits

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
0 open
-- PDO
waits

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
0 open
-- PDOStatement
waits

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
0 open
