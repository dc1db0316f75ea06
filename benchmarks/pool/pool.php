<?php
/* What a PDO connection costs: pool.php WHAT KIND DSN USER. Prints JSON. */

use function Async\{await, await_all, spawn};

[, $what, $kind, $dsn, $user] = $argv;

function seconds(): float
{
    $used = getrusage();
    return $used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec'] + ($used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec']) / 1e6;
}
function pooled(int $max, array $more = []): PDO
{
    global $dsn, $user;
    return new PDO($dsn, $user, '', $more + [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => $max, PDO::ATTR_EMULATE_PREPARES => false]);
}
/** Queries per second of prepared statements that are made, executed and read once each. */
function prepared(int $coroutines, int $cached, int $count): float
{
    $pdo = pooled($coroutines, [PDO::ATTR_POOL_STMT_CACHE_SIZE => $cached]);
    $work = function (int $count) use ($pdo) {
        for ($i = 0; $i < $count; $i++) {
            $statement = $pdo->prepare('SELECT 1 + ?');
            $statement->execute([$i]);
            $statement->fetchColumn() == $i + 1 || exit('a wrong answer');
            unset($statement);
        }
    };
    await_all(array_map(fn() => spawn($work, 10), range(1, $coroutines)));
    $start = hrtime(true);
    await_all(array_map(fn() => spawn($work, intdiv($count, $coroutines)), range(1, $coroutines)));
    return $count / (hrtime(true) - $start) * 1e9;
}

$result = match ($what) {
    // Microseconds per query of one connection, in a coroutine if there is such a thing.
    'select' => (function () use ($dsn, $user) {
        $work = function () use ($dsn, $user) {
            $pdo = new PDO($dsn, $user, '');
            $pdo->query('SELECT 1')->fetchColumn();
            $start = hrtime(true);
            for ($i = 0; $i < 10_000; $i++) {
                $pdo->query('SELECT 1')->fetchColumn() == 1 || exit('a wrong answer');
            }
            return (hrtime(true) - $start) / 1e3 / 10_000;
        };
        return function_exists('Async\spawn') ? await(spawn($work)) : $work();
    })(),
    // Microseconds of CPU time that a pooled connection costs more than one of its own.
    'acquire' => (function () use ($dsn, $user) {
        $work = function (PDO $pdo) {
            for ($i = 0; $i < 100_000; $i++) {
                $pdo->quote('x');
            }
        };
        $cost = function (PDO $pdo) use ($work) {
            await(spawn($work, $pdo));
            $start = seconds();
            await(spawn($work, $pdo));
            return (seconds() - $start) * 10;
        };
        return $cost(pooled(1)) - $cost(new PDO($dsn, $user, ''));
    })(),
    // Wall time of 50 waits of 200 ms at 50 connections that are open already.
    'wait' => (function () use ($kind) {
        $pdo = pooled(50, [PDO::ATTR_POOL_MIN => 50]);
        $sleep = $kind === 'pgsql' ? 'SELECT pg_sleep(0.2)' : 'SELECT SLEEP(0.2)';
        $start = hrtime(true);
        await_all(array_map(fn() => spawn(fn() => $pdo->query($sleep)->fetchAll()), range(1, 50)));
        return (hrtime(true) - $start) / 1e6;
    })(),
    // The longest wait for one of 10 connections among 1,000 coroutines, in fair shares: who
    // comes last waits for 99 others at the same connection.
    'fair' => (function () {
        $pdo = pooled(10, [PDO::ATTR_POOL_MIN => 10]);
        $start = hrtime(true);
        $work = function () use ($pdo): int {
            for ($i = $longest = 0; $i < 5; $i++) {
                $before = hrtime(true);
                $pdo->query('SELECT 1')->fetchAll();
                $longest = max($longest, hrtime(true) - $before);
            }
            return $longest;
        };
        [$longest] = await_all(array_map(fn() => spawn($work), range(1, 1_000)));
        return max($longest) / ((hrtime(true) - $start) / 5);
    })(),
    'cache-1' => prepared(1, 20, 2_000) / prepared(1, 0, 2_000),
    'cache-10' => prepared(10, 20, 5_000) / prepared(10, 0, 5_000),
};
echo json_encode($result), "\n";
