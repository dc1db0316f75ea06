<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/../_inc/databases.inc';

/**
 * Doctrine DBAL and Laravel's query builder, from Packagist and as they are, on a pooled PDO: fifty
 * coroutines, each with a connection object of the framework, all with one pool. The cases are in
 * frameworks/program.php.
 */
final class FrameworksTest extends TestCase
{
    /** Laravel's database needs none of these parts of the framework. */
    private const UNUSED = [
        'dragonmantank/cron-expression', 'egulias/email-validator', 'fruitcake/php-cors', 'guzzlehttp/guzzle',
        'guzzlehttp/uri-template', 'laravel/prompts', 'laravel/serializable-closure', 'league/commonmark', 'league/flysystem',
        'league/flysystem-local', 'league/uri', 'monolog/monolog', 'nunomaduro/termwind', 'ramsey/uuid',
        'tijsverkoyen/css-to-inline-styles', 'vlucas/phpdotenv',
    ];
    private const UNUSED_SYMFONY = [
        'console', 'error-handler', 'finder', 'http-foundation', 'http-kernel', 'mailer', 'mime', 'process', 'routing', 'uid',
        'var-dumper',
    ];

    private static string $folder;

    /** @var array<string, DatabaseServer> By kind. */
    private static array $servers = [];

    public static function setUpBeforeClass(): void
    {
        foreach (['initdb', 'postgres', 'psql', 'mariadbd', 'mariadb-install-db', 'composer', 'setpriv', 'openssl'] as $program) {
            find_program($program) ?? self::markTestSkipped("needs the program $program");
        }
        self::$folder = sys_get_temp_dir() . '/frameworks-' . getmypid();
        mkdir(self::$folder);
        self::install();
    }

    public static function tearDownAfterClass(): void
    {
        exec('rm -rf ' . escapeshellarg(self::$folder));
    }

    private static function install(): void
    {
        file_put_contents(self::$folder . '/composer.json', json_encode([
            'require' => ['doctrine/dbal' => '^4', 'laravel/framework' => '^12'],
            'replace' => array_fill_keys(self::UNUSED, '*')
                + array_fill_keys(array_map(fn($name) => "symfony/$name", self::UNUSED_SYMFONY), '7.4.0'),
            'config' => ['lock' => false, 'allow-plugins' => false, 'platform' => ['php' => '8.2.0']],
        ]));
        exec('cd ' . escapeshellarg(self::$folder) . ' && COMPOSER_ALLOW_SUPERUSER=1 timeout 300 composer update --no-interaction'
            . ' --no-progress --no-dev --ignore-platform-req="ext-*" 2>&1', $output, $status);
        if ($status !== 0 && !@fsockopen('repo.packagist.org', 443, $code, $message, 10)) {
            self::markTestSkipped("Packagist cannot be reached: $message");
        }
        self::assertSame(0, $status, implode("\n", $output));
    }

    /** What a case saw, on a database that is empty at first and has no connections afterwards. */
    private function play(string $framework, string $kind, string $case): array
    {
        $server = self::$servers[$kind] ??= $kind === 'postgres' ? postgres(private: true) : mariadb(private: true);
        $postgres = $kind === 'postgres';
        $database = 'frameworks_' . bin2hex(random_bytes(4));
        administrate($server, "CREATE DATABASE $database");
        $where = ['kind' => $kind, 'host' => $server->host, 'port' => $server->port, 'database' => $database,
            'user' => $server->user, 'password' => $server->password,
            'pdo' => [($postgres ? 'pgsql' : 'mysql') . ":host=$server->host;port=$server->port;dbname=$database", $server->user, $server->password]];
        $arguments = [__DIR__ . '/frameworks/program.php', self::$folder . '/vendor/autoload.php', $framework, $case, json_encode($where)];
        exec('timeout 120 ' . getenv('ASYNC_PHP') . ' -d display_errors=stderr -d error_reporting=-1 '
            . implode(' ', array_map('escapeshellarg', $arguments)) . ' 2>' . escapeshellarg(self::$folder . '/errors'), $output, $status);
        $errors = file_get_contents(self::$folder . '/errors');
        self::assertSame([0, ''], [$status, $errors], implode("\n", $output));
        for ($i = 0; ($left = $this->connections($server, $database)) && $i < 200; $i++) {
            usleep(20_000);
        }
        self::assertSame(0, $left, 'connections left');

        return json_decode(implode("\n", $output), true, flags: JSON_THROW_ON_ERROR);
    }

    private function connections(DatabaseServer $server, string $database): int
    {
        return (int) administrate($server, $server->kind === 'postgres'
            ? "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = '$database'"
            : "SELECT COUNT(*) FROM information_schema.processlist WHERE db = '$database'");
    }

    /** @return iterable<string, array{string, string}> */
    public function everywhere(): iterable
    {
        foreach (['Doctrine', 'Laravel'] as $framework) {
            foreach (['postgres', 'mariadb'] as $kind) {
                yield "$framework, $kind" => [$framework, $kind];
            }
        }
    }

    /** @dataProvider everywhere */
    public function testWaitsOverlap(string $framework, string $kind): void
    {
        $seen = $this->play($framework, $kind, 'waits');
        self::assertSame(50, $seen['connections']);
        self::assertGreaterThanOrEqual(0.19, $seen['seconds']);
        self::assertLessThan(5, $seen['seconds'], 'fifty waits of 0.2 s, 10 s one after the other');
    }

    /** @dataProvider everywhere */
    public function testRowsAreThoseOfTheirCoroutine(string $framework, string $kind): void
    {
        $expected = array_map(fn($i) => ["row $i", 1000 + $i, $i % 5 ? 1 : 2, $i % 5 === 0], range(0, 49));
        $sum = array_sum(array_map(fn($i) => $i % 5 ? 1000 + $i : 0, range(0, 49)));
        self::assertSame(['found' => $expected, 'sum' => $sum, 'columns' => ['id', 'name', 'amount'], 'active' => 0],
            $this->play($framework, $kind, 'rows'));
    }

    /** @dataProvider everywhere */
    public function testTransactionsAndSavepoints(string $framework, string $kind): void
    {
        $expected = array_map(fn($i) => $i % 5 ? ($i % 2 ? 11 : 1) : "no $i", range(0, 49));
        self::assertSame(['seen' => $expected, 'sum' => array_sum(array_filter($expected, is_int(...))), 'active' => 0],
            $this->play($framework, $kind, 'transactions'));
    }

    /** @dataProvider everywhere */
    public function testATransactionLeftOpenIsRolledBack(string $framework, string $kind): void
    {
        self::assertSame(['sum' => 0, 'active' => 0], $this->play($framework, $kind, 'abandoned'));
    }

    /** @dataProvider everywhere */
    public function testPreparedStatements(string $framework, string $kind): void
    {
        $expected = array_map(fn($i) => array_sum(range($i * 1000 + 1, $i * 1000 + 40)), range(0, 49));
        self::assertSame($expected, $this->play($framework, $kind, 'prepared'));
    }

    /** @dataProvider everywhere */
    public function testErrorsAreThoseOfTheirCoroutine(string $framework, string $kind): void
    {
        $wrong = $framework === 'Doctrine' ? 'TableNotFoundException' : 'QueryException';
        $expected = array_map(fn($i) => [['UniqueConstraintViolationException', $wrong, 'none'][$i % 3], $i], range(0, 49));
        self::assertSame(['seen' => $expected, 'active' => 0], $this->play($framework, $kind, 'errors'));
    }

    /** @dataProvider everywhere */
    public function testIdsOutsideOfTransactions(string $framework, string $kind): void
    {
        if ($framework === 'Doctrine' && $kind === 'postgres') {
            self::markTestSkipped('PostgreSQL is asked for the id, and in the session of the INSERT: docs/guide/pools.md');
        }
        self::assertSame(range(0, 49), $this->play($framework, $kind, 'ids'));
    }

    /** @dataProvider everywhere */
    public function testOneConnectionObjectForAll(string $framework, string $kind): void
    {
        $seen = $this->play($framework, $kind, 'shared');
        self::assertSame([array_sum(range(0, 49)), 0], [$seen['amount'], $seen['active']]);
        self::assertLessThan(5, $seen['seconds'], 'fifty waits of 0.2 s, 10 s one after the other');
    }
}
