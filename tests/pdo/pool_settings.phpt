--TEST--
Attributes, options and refusals of a pooled PDO, with SQLite
--EXTENSIONS--
async
pdo_sqlite
--FILE--
<?php
use function Async\{spawn, await, await_all};

function attempt(string $what, callable $call): void
{
    try {
        $result = $call();
        echo "$what: ", is_object($result) ? get_class($result) : json_encode($result), "\n";
    } catch (Throwable $e) {
        echo "$what: ", get_class($e), ': ', $e->getMessage(), "\n";
    }
}
$plain = new PDO('sqlite::memory:', null, null, [PDO::ATTR_POOL_ENABLED => false, PDO::ATTR_POOL_MAX => 3]);
attempt('not pooled', fn() => [$plain->getPool(), $plain->getAttribute(PDO::ATTR_POOL_ENABLED), $plain->getAttribute(PDO::ATTR_POOL_MIN), $plain->getAttribute(PDO::ATTR_POOL_MAX)]);

$on = [PDO::ATTR_POOL_ENABLED => true];
$dsn = 'sqlite:file:pool_settings?mode=memory&cache=shared';
attempt('persistent', fn() => new PDO($dsn, null, null, $on + [PDO::ATTR_PERSISTENT => true]));
foreach (['sqlite::memory:', 'sqlite:', 'sqlite:file:x?mode=memory', 'sqlite:file::memory:'] as $memory) {
    attempt($memory, fn() => new PDO($memory, null, null, $on));
}
attempt('unknown driver', fn() => new PDO('nosuch:x', null, null, $on));
attempt('no DSN', fn() => new PDO('nosuch', null, null, $on));
attempt('wrong option', fn() => new PDO($dsn, null, null, $on + [PDO::ATTR_ERRMODE => 7]));

class Row extends PDOStatement
{
    private function __construct(public readonly string $tag) {}
}
class Db extends PDO
{
    public function query(string $query, ?int $fetchMode = null, mixed ...$arguments): PDOStatement|false
    {
        return parent::query($query);
    }
}
$pdo = new Db($dsn, null, null, $on + [PDO::ATTR_POOL_MIN => 7, PDO::ATTR_POOL_MAX => 5, PDO::ATTR_CASE => PDO::CASE_UPPER,
    PDO::ATTR_STATEMENT_CLASS => [Row::class, ['mine']], PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC]);
attempt('numbers', fn() => [$pdo->getAttribute(PDO::ATTR_POOL_ENABLED), $pdo->getAttribute(PDO::ATTR_POOL_MIN),
    $pdo->getAttribute(PDO::ATTR_POOL_MAX), $pdo->getAttribute(PDO::ATTR_POOL_STMT_CACHE_SIZE), count($pdo->getPool())]);
attempt('interval', fn() => $pdo->getAttribute(PDO::ATTR_POOL_HEALTHCHECK_INTERVAL));
attempt('driver', fn() => [$pdo->getAttribute(PDO::ATTR_DRIVER_NAME), $pdo->getAttribute(PDO::ATTR_PERSISTENT)]);
attempt('statement', fn() => $pdo->query('SELECT 1 AS n')->tag);
attempt('row', fn() => $pdo->query('SELECT 1 AS n')->fetch());
$pdo->setAttribute(PDO::ATTR_CASE, PDO::CASE_NATURAL);
$pdo->setAttribute(PDO::ATTR_STRINGIFY_FETCHES, true);
attempt('row', fn() => await(spawn(fn() => $pdo->query('SELECT 1 AS n')->fetch())));
attempt('set', fn() => $pdo->setAttribute(PDO::ATTR_POOL_MAX, 2));
attempt('quote', fn() => $pdo->quote("a'b"));
$pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_SILENT);
attempt('silent', fn() => [$pdo->query('BOGUS'), $pdo->errorInfo()]);
attempt('closure', fn() => await(spawn($pdo->quote(...), 'x')));

echo "-- functions\n";
$pdo = new PDO($dsn, null, null, $on + [PDO::ATTR_POOL_MAX => 3]);
attempt('define', fn() => $pdo->sqliteCreateFunction('twice', fn($n) => 2 * $n, 1));
attempt('again', fn() => $pdo->sqliteCreateFunction('TWICE', fn($n) => 3 * $n, 1));
attempt('other', fn() => $pdo->sqliteCreateFunction('twice', fn($n, $m) => $n . $m, 2));
$use = fn() => spawn(fn() => $pdo->query('SELECT twice(21), twice(1, 2)')->fetch(PDO::FETCH_NUM));
attempt('everywhere', fn() => [await($use()), await_all([$use(), $use()])[0]]);
attempt('too late', fn() => $pdo->sqliteCreateFunction('late', fn($n) => $n, 1));
attempt('no such method', fn() => $pdo->nosuch());
?>
--EXPECTF--
not pooled: [null,false,false,false]
persistent: PDOException: PDO::ATTR_POOL_ENABLED cannot be used with PDO::ATTR_PERSISTENT
sqlite::memory:: PDOException: PDO::ATTR_POOL_ENABLED needs a database that connections can share; in memory that is "sqlite:file:NAME?mode=memory&cache=shared"
sqlite:: PDOException: PDO::ATTR_POOL_ENABLED needs a database that connections can share; in memory that is "sqlite:file:NAME?mode=memory&cache=shared"
sqlite:file:x?mode=memory: PDOException: PDO::ATTR_POOL_ENABLED needs a database that connections can share; in memory that is "sqlite:file:NAME?mode=memory&cache=shared"
sqlite:file::memory:: PDOException: PDO::ATTR_POOL_ENABLED needs a database that connections can share; in memory that is "sqlite:file:NAME?mode=memory&cache=shared"
unknown driver: PDOException: could not find driver
no DSN: PDOException: PDO::__construct(): Argument #1 ($dsn) must be a valid data source name
wrong option: ValueError: Error mode must be one of the PDO::ERRMODE_* constants
numbers: [true,7,7,0,7]
interval: PDOException: SQLSTATE[IM001]: Driver does not support this function: the attribute is a construction-only attribute and cannot be read at runtime
driver: ["sqlite",false]
statement: "mine"
row: {"N":1}
row: {"n":"1"}
set: PDOException: SQLSTATE[IM001]: Driver does not support this function: the attribute is a construction-only attribute and cannot be set at runtime
quote: "'a''b'"
silent: [false,["HY000",1,"near \"BOGUS\": syntax error"]]
closure: "'x'"
-- functions
define: true
again: PDOException: sqliteCreateFunction(): "TWICE" is defined already
other: true
everywhere: [[42,"12"],[[42,"12"],[42,"12"]]]
too late: PDOException: sqliteCreateFunction() must be called before the first connection of the pool is made
no such method: Error: Call to undefined method PDO::nosuch()
