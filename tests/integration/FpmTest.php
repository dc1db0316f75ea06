<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/../_inc/databases.inc';
require_once __DIR__ . '/../_inc/fastcgi.inc';

/** Debian's php-fpm with one worker: coroutines inside of requests, and nothing of them in the next one. */
final class FpmTest extends TestCase
{
    private static ?DatabaseServer $server = null;

    private static string $folder;

    /** @var resource */
    private static $fpm;

    public static function setUpBeforeClass(): void
    {
        $fpm = find_program('php-fpm8.2') ?? self::markTestSkipped('needs php8.2-fpm');
        self::$server = postgres(private: true);
        self::$folder = sys_get_temp_dir() . '/fpm-' . getmypid();
        mkdir(self::$folder);
        let_others_enter(self::$folder);
        $folder = self::$folder;
        file_put_contents("$folder/conf", <<<END
            [global]
            error_log = $folder/log
            daemonize = no
            [www]
            listen = $folder/socket
            pm = static
            pm.max_children = 1
            clear_env = no
            catch_workers_output = no
            END);
        if (posix_geteuid() === 0) {
            file_put_contents("$folder/conf", "\nuser = root\ngroup = root\n", FILE_APPEND);
        }
        /* The settings of the command line that runs PHP in these tests. */
        $settings = preg_replace('~^\S+~', '', getenv('ASYNC_PHP') ?: '-n -d extension=' . getenv('ASYNC_SO'));
        self::$fpm = proc_open("exec $fpm -R -F -y $folder/conf $settings", [['file', '/dev/null', 'r'], ['file', "$folder/out", 'w'], ['file', "$folder/out", 'a']],
            $pipes, null, ['FPM_DSN' => self::$server->pdo()[0], 'PATH' => getenv('PATH')]);
        for ($i = 0; !file_exists("$folder/socket"); $i++) {
            $i < 500 && proc_get_status(self::$fpm)['running'] || self::fail("php-fpm did not start:\n" . file_get_contents("$folder/out"));
            usleep(20_000);
        }
    }

    public static function tearDownAfterClass(): void
    {
        if (self::$server) {
            proc_terminate(self::$fpm);
            proc_close(self::$fpm);
            exec('rm -rf ' . escapeshellarg(self::$folder));
        }
    }

    /** @param array<string, string> $query */
    private function start(string $case): FastCgi
    {
        return new FastCgi(self::$folder . '/socket', __DIR__ . '/fpm_request.php', ['case' => $case]);
    }

    /** @return array{status: int, body: string, errors: string} */
    private function request(string $case): array
    {
        return $this->start($case)->response();
    }

    /** @return array{pid: int, memory: int, coroutines: int, descriptors: int, rss: int, started: bool} */
    private function state(): array
    {
        $response = $this->request('state');
        $state = json_decode($response['body'], true);
        self::assertIsArray($state, $response['body'] . $response['errors']);

        return $state;
    }

    private function assertNoConnections(): void
    {
        for ($i = 0; ($count = $this->connections()) && $i < 100; $i++) {
            usleep(20_000);
        }
        self::assertSame(0, $count, 'connections left');
    }

    private function connections(): int
    {
        return (int) administrate(self::$server, "SELECT count(*) FROM pg_stat_activity WHERE datname = '" . self::$server->database . "'");
    }

    public function testFiveQueriesTakeTheTimeOfTheSlowest(): void
    {
        $this->request('page');
        $response = $this->request('page');
        $page = json_decode($response['body'], true);
        self::assertIsArray($page, $response['body'] . $response['errors']);
        self::assertSame([1, 2, 3, 4, 5], $page['rows']);
        self::assertGreaterThanOrEqual(0.5, $page['seconds']);
        self::assertLessThan(1.4, $page['seconds'], 'five queries of 0.1 to 0.5 s, 1.5 s one after the other');
        $this->assertNoConnections();
    }

    public function testAThousandRequestsLeaveNothing(): void
    {
        for ($i = 0; $i < 700; $i++) {
            $this->request('short');
        }
        $before = $this->state();
        for ($i = 0; $i < 1000; $i++) {
            self::assertSame('[1,2,3,4,5]', $this->request('short')['body']);
        }
        $after = $this->state();
        self::assertSame($before['pid'], $after['pid']);
        self::assertSame($before['memory'], $after['memory']);
        self::assertSame($before['descriptors'], $after['descriptors']);
        self::assertSame(0, $after['coroutines']);
        self::assertLessThan($before['rss'] + 1024, $after['rss'], 'KiB of resident memory');
        $this->assertNoConnections();
    }

    /** @return array<string, array{string, string}> */
    public function badRequests(): array
    {
        return [
            'exit' => ['exit', '~^before$~'],
            'exit in a coroutine' => ['exit_in_coroutine', '~^before\nunwound$~'],
            'exit in a transaction' => ['exit_in_transaction', '~^before$~'],
            'uncaught exception' => ['uncaught', '~Uncaught RuntimeException: oops~'],
            'uncaught exception in a coroutine' => ['uncaught_in_coroutine', '~Uncaught RuntimeException: oops~'],
            'fatal error' => ['fatal', '~Allowed memory size~'],
            'fatal error in a coroutine' => ['fatal_in_coroutine', '~Allowed memory size~'],
            'left running' => ['left_running', '~^before\ndone$~'],
        ];
    }

    /** @dataProvider badRequests */
    public function testNothingLeaksIntoTheNextRequest(string $case, string $expected): void
    {
        $this->request('short');
        $this->request($case);
        $before = $this->state();
        for ($i = 0; $i < 20; $i++) {
            $response = $this->request($case);
            self::assertMatchesRegularExpression($expected, trim($response['body']), $response['errors']);
        }
        $after = $this->state();
        self::assertSame($before['pid'], $after['pid']);
        self::assertSame(0, $after['coroutines']);
        self::assertFalse($after['started'], 'the scheduler is not started yet');
        self::assertSame($before['memory'], $after['memory']);
        self::assertSame($before['descriptors'], $after['descriptors']);
        self::assertSame('[1,2,3,4,5]', $this->request('short')['body']);
        $this->assertNoConnections();
        self::assertSame('0', administrate(self::$server, "SELECT count(*) FROM pg_catalog.pg_class WHERE relname = 'never'"));
    }

    /** @return array<string, array{string}> */
    public static function slowRequests(): array
    {
        return ['in the middle of a query' => ['slow_output'], 'while it connects' => ['connecting']];
    }

    /** @dataProvider slowRequests */
    public function testClientsThatAbort(string $case): void
    {
        $before = $this->state();
        for ($i = 0; $i < 10; $i++) {
            $client = $this->start($case);
            usleep(20_000 * ($i % 4));
            $client->abort();
        }
        $after = $this->state();
        self::assertSame($before['pid'], $after['pid']);
        self::assertSame($before['memory'], $after['memory']);
        self::assertSame($before['descriptors'], $after['descriptors']);
        self::assertSame('[1,2,3,4,5]', $this->request('short')['body']);
        $this->assertNoConnections();
    }
}
