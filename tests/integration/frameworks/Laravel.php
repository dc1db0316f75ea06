<?php

declare(strict_types=1);

use Illuminate\Database\Capsule\Manager;
use Illuminate\Database\Connection;
use Illuminate\Database\MariaDbConnection;
use Illuminate\Database\PostgresConnection;
use Illuminate\Database\QueryException;
use Illuminate\Database\Schema\Blueprint;

final class Laravel implements Framework
{
    private function __construct(private readonly Connection $connection)
    {
    }

    public static function on(PDO $pdo, array $server): self
    {
        $class = $server['kind'] === 'postgres' ? PostgresConnection::class : MariaDbConnection::class;

        return new self(new $class($pdo, $server['database']));
    }

    public static function configured(array $server, array $options): self
    {
        $manager = new Manager();
        $manager->addConnection([
            'driver' => $server['kind'] === 'postgres' ? 'pgsql' : 'mariadb',
            'host' => $server['host'],
            'port' => $server['port'],
            'database' => $server['database'],
            'username' => $server['user'],
            'password' => $server['password'],
            'options' => $options,
            'use_db_after_connecting' => false,
        ]);

        return new self($manager->getConnection());
    }

    public function createTable(): void
    {
        $this->connection->getSchemaBuilder()->create('accounts', function (Blueprint $table) {
            $table->increments('id');
            $table->string('name', 40);
            $table->integer('amount');
        });
    }

    public function columns(): array
    {
        return $this->connection->getSchemaBuilder()->getColumnListing('accounts');
    }

    public function sleep(float $seconds): void
    {
        $this->connection->select($this->connection instanceof PostgresConnection ? 'SELECT pg_sleep(?)' : 'SELECT SLEEP(?)', [$seconds]);
    }

    public function insert(string $name, int $amount): int
    {
        return $this->connection->table('accounts')->insertGetId(['name' => $name, 'amount' => $amount]);
    }

    public function find(int $id): ?array
    {
        $row = $this->connection->table('accounts')->select('name', 'amount')->where('id', $id)->first();

        return $row ? (array) $row : null;
    }

    public function add(int $id, int $amount): int
    {
        return $this->connection->table('accounts')->where('id', $id)->increment('amount', $amount);
    }

    public function delete(int $id): int
    {
        return $this->connection->table('accounts')->where('id', $id)->delete();
    }

    public function sum(): int
    {
        return (int) $this->connection->table('accounts')->sum('amount');
    }

    public function repeated(int $first, int $count): array
    {
        $results = [];
        for ($i = $first; $i < $first + $count; $i++) {
            $results[] = $this->connection->selectOne('SELECT ? + 1 AS n', [$i])->n;
        }

        return $results;
    }

    public function begin(): void
    {
        $this->connection->beginTransaction();
    }

    public function commit(): void
    {
        $this->connection->commit();
    }

    public function rollBack(): void
    {
        $this->connection->rollBack();
    }

    public function inTransaction(callable $work): mixed
    {
        return $this->connection->transaction(fn() => $work());
    }

    public function duplicate(int $id): string
    {
        try {
            $this->connection->table('accounts')->insert(['id' => $id, 'name' => 'again', 'amount' => 0]);
        } catch (QueryException $e) {
            return basename(strtr($e::class, '\\', '/'));
        }
    }

    public function wrongSql(): string
    {
        try {
            $this->connection->select('SELECT nothing FROM nowhere');
        } catch (QueryException $e) {
            return basename(strtr($e::class, '\\', '/'));
        }
    }

    public function pdo(): PDO
    {
        return $this->connection->getPdo();
    }
}
