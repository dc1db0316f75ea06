--TEST--
A statement of SQLite that waits for a lock when a fatal error happens elsewhere ends, and its database is closed
--EXTENSIONS--
async
pdo_sqlite
posix
sqlite3
--FILE--
<?php
/* One process, several requests: what one leaves open, with the locks of a statement, stays so. */
require __DIR__ . '/../_inc/servers.inc';

const REQUEST = <<<'PHP'
    <?php
    require INC . '/suspended.inc';

    ini_set('memory_limit', '32M');
    $file = __DIR__ . '/data';
    if ($_GET['case'] === 'open') {
        $files = array_map(readlink(...), array_filter(glob('/proc/self/fd/*'), is_link(...)));
        exit(count(preg_grep('~/data$~', $files)) . ' open');
    }
    $connect = function () use ($file) {
        $db = new SQLite3($file);
        $db->busyTimeout(60_000);
        return $db;
    };
    $calls = [
        'exec' => fn() => $connect()->exec('INSERT INTO t VALUES (1)'),
        'query' => fn() => $connect()->query('SELECT * FROM t'),
        'statement' => fn() => $connect()->prepare('SELECT * FROM t')->execute(),
        'PDO' => fn() => (new PDO("sqlite:$file"))->query('SELECT * FROM t'),
        'PDOStatement' => function () use ($file, &$db) {
            $other = new PDO("sqlite:$file");
            $other->beginTransaction();
            $statement = $other->prepare('SELECT * FROM t');
            $db->exec('BEGIN EXCLUSIVE');
            $statement->execute();
        },
    ];
    $db = new SQLite3($file);
    $db->exec('CREATE TABLE IF NOT EXISTS t (i)');
    if ($_GET['case'] !== 'PDOStatement') {
        $db->exec('BEGIN EXCLUSIVE');
    }
    $inside = Async\spawn(function () use ($calls) {
        $calls[$_GET['case']]();
        echo "never\n";
    });
    until_suspended($inside);
    echo "waits\n";
    str_repeat('x', 1 << 26);
    PHP;

$folder = server_folder();
file_put_contents("$folder/request.php", strtr(REQUEST, ['INC' => var_export(__DIR__ . '/../_inc', true)]));
$port = free_port();
$php = escapeshellarg(getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY) . ' ' . getenv('TEST_PHP_EXTRA_ARGS');
start_server("$php -d html_errors=0 -S 127.0.0.1:$port $folder/request.php", "$folder/log", fn() => (bool) @fsockopen('127.0.0.1', $port));
$request = fn(string $case): string => file_get_contents("http://127.0.0.1:$port/?case=$case", false,
    stream_context_create(['http' => ['ignore_errors' => true]]));

foreach (['exec', 'query', 'statement', 'PDO', 'PDOStatement'] as $case) {
    echo "-- $case\n", preg_replace('~ in /\S+ ~', ' ', trim($request($case))), "\n", $request('open'), "\n";
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
