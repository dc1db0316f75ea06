<?php

declare(strict_types=1);

use Doctrine\DBAL\Configuration;
use Doctrine\DBAL\Connection;
use Doctrine\DBAL\Driver;
use Doctrine\DBAL\Driver\Middleware;
use Doctrine\DBAL\Driver\Middleware\AbstractDriverMiddleware;
use Doctrine\DBAL\DriverManager;
use Doctrine\DBAL\Exception;
use Doctrine\DBAL\ParameterType;
use Doctrine\DBAL\Schema\Schema;

/** Doctrine's place for a PDO object that is there already. */
final class SharedPdo implements Middleware
{
    public function __construct(private readonly PDO $pdo)
    {
    }

    public function wrap(Driver $driver): Driver
    {
        return new class ($driver, $this->pdo) extends AbstractDriverMiddleware {
            public function __construct(Driver $driver, private readonly PDO $pdo)
            {
                parent::__construct($driver);
            }

            public function connect(#[SensitiveParameter] array $params): Driver\Connection
            {
                return new Driver\PDO\Connection($this->pdo);
            }
        };
    }
}

final class Doctrine implements Framework
{
    private function __construct(private readonly Connection $connection)
    {
    }

    public static function on(PDO $pdo, array $server): self
    {
        $configuration = (new Configuration())->setMiddlewares([new SharedPdo($pdo)]);

        return new self(DriverManager::getConnection(['driver' => 'pdo_' . self::driver($server)], $configuration));
    }

    public static function configured(array $server, array $options): self
    {
        return new self(DriverManager::getConnection([
            'driver' => 'pdo_' . self::driver($server),
            'host' => $server['host'],
            'port' => $server['port'],
            'dbname' => $server['database'],
            'user' => $server['user'],
            'password' => $server['password'],
            'driverOptions' => $options,
        ]));
    }

    private static function driver(array $server): string
    {
        return $server['kind'] === 'postgres' ? 'pgsql' : 'mysql';
    }

    public function createTable(): void
    {
        $schema = new Schema();
        $table = $schema->createTable('accounts');
        $table->addColumn('id', 'integer', ['autoincrement' => true]);
        $table->addColumn('name', 'string', ['length' => 40]);
        $table->addColumn('amount', 'integer');
        $table->setPrimaryKey(['id']);
        foreach ($schema->toSql($this->connection->getDatabasePlatform()) as $sql) {
            $this->connection->executeStatement($sql);
        }
    }

    public function columns(): array
    {
        return array_values(array_map(fn($column) => $column->getName(), $this->connection->createSchemaManager()->listTableColumns('accounts')));
    }

    public function sleep(float $seconds): void
    {
        $name = $this->connection->getParams()['driver'] === 'pdo_pgsql' ? 'pg_sleep' : 'SLEEP';
        $this->connection->fetchOne("SELECT $name(?)", [$seconds]);
    }

    public function insert(string $name, int $amount): int
    {
        $this->connection->insert('accounts', ['name' => $name, 'amount' => $amount], ['amount' => ParameterType::INTEGER]);

        return (int) $this->connection->lastInsertId();
    }

    public function find(int $id): ?array
    {
        $row = $this->connection->createQueryBuilder()->select('name', 'amount')->from('accounts')->where('id = :id')
            ->setParameter('id', $id, ParameterType::INTEGER)->executeQuery()->fetchAssociative();

        return $row ?: null;
    }

    public function add(int $id, int $amount): int
    {
        return $this->connection->createQueryBuilder()->update('accounts')->set('amount', 'amount + :amount')->where('id = :id')
            ->setParameter('amount', $amount, ParameterType::INTEGER)->setParameter('id', $id, ParameterType::INTEGER)->executeStatement();
    }

    public function delete(int $id): int
    {
        return $this->connection->delete('accounts', ['id' => $id]);
    }

    public function sum(): int
    {
        return (int) $this->connection->fetchOne('SELECT SUM(amount) FROM accounts');
    }

    public function repeated(int $first, int $count): array
    {
        $statement = $this->connection->prepare('SELECT ? + 1');
        $results = [];
        for ($i = $first; $i < $first + $count; $i++) {
            $statement->bindValue(1, $i, ParameterType::INTEGER);
            $results[] = (int) $statement->executeQuery()->fetchOne();
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
        return $this->connection->transactional(fn() => $work());
    }

    public function duplicate(int $id): string
    {
        try {
            $this->connection->insert('accounts', ['id' => $id, 'name' => 'again', 'amount' => 0]);
        } catch (Exception $e) {
            return basename(strtr($e::class, '\\', '/'));
        }
    }

    public function wrongSql(): string
    {
        try {
            $this->connection->fetchOne('SELECT nothing FROM nowhere');
        } catch (Exception $e) {
            return basename(strtr($e::class, '\\', '/'));
        }
    }

    public function pdo(): PDO
    {
        return $this->connection->getNativeConnection();
    }
}
