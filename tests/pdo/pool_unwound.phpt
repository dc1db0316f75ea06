--TEST--
A pooled PDO and its statements may be freed while an exception unwinds the function that has them
--EXTENSIONS--
async
pdo_sqlite
--FILE--
<?php
use function Async\{await, spawn};

$file = tempnam(sys_get_temp_dir(), 'unwound');
register_shutdown_function(unlink(...), $file);
function pool(string $file): PDO
{
    return new PDO("sqlite:$file", null, null, [PDO::ATTR_POOL_ENABLED => true]);
}
function template(string $file): array
{
    $pdo = pool($file);
    $pdo->exec('SELECT 1');
    throw new RuntimeException('template');
}
function statement(PDO $pdo): array
{
    $statement = $pdo->query('SELECT 1');
    throw new RuntimeException('statement');
}
function both(string $file): array
{
    $pdo = pool($file);
    $statement = $pdo->query('SELECT 1');
    try {
        return [statement($pdo)];
    } finally {
        $pdo->exec('SELECT 2');
    }
}
function transaction(string $file): array
{
    $pdo = pool($file);
    $pdo->beginTransaction();
    $pdo->exec('CREATE TABLE never (n INT)');
    throw new RuntimeException('transaction');
}
/* A call of json_encode() is begun wherever the exception passes: the engine takes that apart, too. */
function attempt(string $what, mixed ...$arguments): string
{
    try {
        return json_encode([...$what(...$arguments)], 0);
    } catch (RuntimeException $e) {
        return $e->getMessage() . ' in line ' . $e->getLine();
    }
}
function all(string $file): void
{
    $pdo = pool($file);
    echo attempt('template', $file), "\n";
    echo attempt('statement', $pdo), "\n";
    echo attempt('both', $file), "\n";
    echo attempt('transaction', $file), "\n";
    echo $pdo->query('SELECT COUNT(*) FROM sqlite_master')->fetchColumn(), ' tables, ', $pdo->getPool()->activeCount(), " in use\n";
}
all($file);
await(spawn(all(...), $file));
echo json_encode(template($file), 0);
?>
--EXPECTF--
template in line 14
statement in line 19
statement in line 19
transaction in line 36
0 tables, 0 in use
template in line 14
statement in line 19
statement in line 19
transaction in line 36
0 tables, 0 in use

Fatal error: Uncaught RuntimeException: template in %s:14
Stack trace:
#0 %s(%d): template('%s')
#1 {main}
  thrown in %s on line 14
