<?php
/*
 * What FrameworksTest runs: one case of one framework on a pooled PDO, in coroutines. Prints what it saw as JSON.
 *
 *     program.php AUTOLOAD FRAMEWORK CASE SERVER     FRAMEWORK: Doctrine or Laravel
 */

declare(strict_types=1);

use function Async\await_all_or_fail;
use function Async\spawn;

const COROUTINES = 50;

/** What the cases do, in the words of a framework. An object is one connection of it. */
interface Framework
{
    /** @param array{kind: string, pdo: array{string, string, string}} $server */
    public static function on(PDO $pdo, array $server): self;

    /** As its users configure it, with $options for PDO. */
    public static function configured(array $server, array $options): self;

    public function createTable(): void;

    /** @return list<string> Names of the columns. */
    public function columns(): array;

    public function sleep(float $seconds): void;

    /** With the query builder. @return int The id. */
    public function insert(string $name, int $amount): int;

    /** With the query builder. @return array{name: string, amount: int}|null */
    public function find(int $id): ?array;

    public function add(int $id, int $amount): int;

    public function delete(int $id): int;

    public function sum(): int;

    /** The same statement again and again. @return list<int> */
    public function repeated(int $first, int $count): array;

    public function begin(): void;

    public function commit(): void;

    public function rollBack(): void;

    public function inTransaction(callable $work): mixed;

    /** @return string The class of what is thrown. */
    public function duplicate(int $id): string;

    /** @return string The class of what is thrown. */
    public function wrongSql(): string;

    public function pdo(): PDO;
}

/** @return array Keys as those of the coroutines: 0 … 49. */
function in_coroutines(callable $work): array
{
    return await_all_or_fail(array_map(fn(int $i) => spawn($work, $i), range(0, COROUTINES - 1)));
}

/** Each in a coroutine of its own, with a framework's connection of its own. */
final class Cases
{
    public function __construct(private readonly string $framework, private readonly array $server)
    {
    }

    private function pool(int $connections): PDO
    {
        [$dsn, $user, $password] = $this->server['pdo'];

        return new PDO($dsn, $user, $password, [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => $connections]);
    }

    private function on(PDO $pdo): Framework
    {
        return $this->framework::on($pdo, $this->server);
    }

    public function waits(): array
    {
        $pdo = $this->pool(COROUTINES);
        in_coroutines(fn() => $this->on($pdo)->sleep(0.01));
        $start = hrtime(true);
        in_coroutines(fn() => $this->on($pdo)->sleep(0.2));

        return ['seconds' => (hrtime(true) - $start) / 1e9, 'connections' => count($pdo->getPool())];
    }

    public function rows(): array
    {
        $pdo = $this->pool(10);
        $this->on($pdo)->createTable();
        $found = in_coroutines(function (int $i) use ($pdo) {
            $connection = $this->on($pdo);
            $id = $connection->inTransaction(fn() => $connection->insert("row $i", $i));
            $connection->sleep(0.01);
            $changed = $connection->add($id, 1000);
            $row = $connection->find($id);
            if ($i % 5 === 0) {
                $changed += $connection->delete($id);
            }

            return [$row['name'], $row['amount'], $changed, $connection->find($id) === null];
        });

        return ['found' => $found, 'sum' => $this->on($pdo)->sum(), 'columns' => $this->on($pdo)->columns(),
            'active' => $pdo->getPool()->activeCount()];
    }

    public function transactions(): array
    {
        $pdo = $this->pool(10);
        $this->on($pdo)->createTable();
        $seen = in_coroutines(function (int $i) use ($pdo) {
            $connection = $this->on($pdo);
            try {
                return $connection->inTransaction(function () use ($connection, $i) {
                    $id = $connection->insert("row $i", 1);
                    $connection->sleep(0.01);
                    $connection->begin();
                    $connection->add($id, 10);
                    $i % 2 ? $connection->commit() : $connection->rollBack();
                    $connection->sleep(0.01);
                    if ($i % 5 === 0) {
                        throw new DomainException("no $i");
                    }

                    return $connection->find($id)['amount'];
                });
            } catch (DomainException $e) {
                return $e->getMessage();
            }
        });

        return ['seen' => $seen, 'sum' => $this->on($pdo)->sum(), 'active' => $pdo->getPool()->activeCount()];
    }

    /** What a coroutine leaves open when it ends is rolled back. */
    public function abandoned(): array
    {
        $pdo = $this->pool(5);
        $this->on($pdo)->createTable();
        in_coroutines(function (int $i) use ($pdo) {
            $connection = $this->on($pdo);
            $connection->begin();
            $connection->insert("row $i", 1);
        });

        return ['sum' => $this->on($pdo)->sum(), 'active' => $pdo->getPool()->activeCount()];
    }

    public function prepared(): array
    {
        $pdo = $this->pool(10);

        return in_coroutines(fn(int $i) => array_sum($this->on($pdo)->repeated($i * 1000, 40)));
    }

    public function errors(): array
    {
        $pdo = $this->pool(10);
        $this->on($pdo)->createTable();
        $seen = in_coroutines(function (int $i) use ($pdo) {
            $connection = $this->on($pdo);
            $id = $connection->inTransaction(fn() => $connection->insert("row $i", $i));
            $error = match ($i % 3) {
                0 => $connection->duplicate($id),
                1 => $connection->wrongSql(),
                2 => 'none',
            };

            return [$error, $connection->find($id)['amount']];
        });

        return ['seen' => $seen, 'active' => $pdo->getPool()->activeCount()];
    }

    /** Ids outside of transactions. */
    public function ids(): array
    {
        $pdo = $this->pool(10);
        $this->on($pdo)->createTable();

        return in_coroutines(function (int $i) use ($pdo) {
            $connection = $this->on($pdo);

            return $connection->find($connection->insert("row $i", $i))['amount'];
        });
    }

    /** One connection of the framework for all, as its users configure it. */
    public function shared(): array
    {
        $connection = $this->framework::configured($this->server, [PDO::ATTR_POOL_ENABLED => true, PDO::ATTR_POOL_MAX => COROUTINES]);
        $connection->createTable();
        $id = $connection->inTransaction(fn() => $connection->insert('counter', 0));
        $start = hrtime(true);
        in_coroutines(function (int $i) use ($connection, $id) {
            $connection->add($id, $i);
            $connection->sleep(0.2);
        });

        return ['seconds' => (hrtime(true) - $start) / 1e9, 'amount' => $connection->find($id)['amount'],
            'active' => $connection->pdo()->getPool()->activeCount()];
    }
}

[, $autoload, $framework, $case, $server] = $argv;
require $autoload;
require __DIR__ . "/$framework.php";
echo json_encode((new Cases($framework, json_decode($server, true)))->$case(), JSON_THROW_ON_ERROR), "\n";
