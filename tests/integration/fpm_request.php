<?php
/* The requests of FpmTest. */
use function Async\{spawn, delay, await, await_all_or_fail, get_coroutines, runtime_stats};

function connect(): PDO
{
    return new PDO(getenv('FPM_DSN'), 'postgres', '');
}

/** @return list<int> */
function queries(float $unit): array
{
    return await_all_or_fail(array_map(fn(int $i) => spawn(function () use ($i, $unit) {
        $statement = connect()->prepare('SELECT pg_sleep(?), ?::int');
        $statement->execute([$i * $unit, $i]);

        return $statement->fetch(PDO::FETCH_NUM)[1];
    }), range(1, 5)));
}

function too_much(): string
{
    return str_repeat('x', 1 << 30);
}

/** A piece each 10 ms, so that PHP notices when the client has gone. */
function print_slowly(int $pieces): void
{
    for ($i = 0; $i < $pieces; $i++) {
        echo str_repeat('x', 10_000);
        flush();
        delay(10);
    }
}

ini_set('html_errors', 0);
ini_set('display_errors', 1);
ini_set('memory_limit', '64M');
switch ($_GET['case']) {
    case 'state':
        preg_match('~VmRSS:\s+(\d+)~', file_get_contents('/proc/self/status'), $rss);
        echo json_encode(['pid' => getmypid(), 'memory' => memory_get_usage(), 'coroutines' => count(get_coroutines()),
            'descriptors' => count(scandir('/proc/self/fd')), 'rss' => (int) $rss[1], 'started' => runtime_stats()['coroutines_total'] > 0]);
        break;
    case 'page':
        $start = hrtime(true);
        $rows = queries(0.1);
        echo json_encode(['rows' => $rows, 'seconds' => (hrtime(true) - $start) / 1e9]);
        break;
    case 'short':
        echo json_encode(queries(0));
        break;
    case 'exit':
        $db = connect();
        spawn(fn() => $db->query('SELECT pg_sleep(20)'));
        delay(30);
        echo "before\n";
        exit(1);
    case 'exit_in_coroutine':
        $db = connect();
        spawn(function () use ($db) {
            try {
                $db->query('SELECT pg_sleep(20)');
            } finally {
                echo "unwound\n";
            }
        });
        await(spawn(function () {
            delay(30);
            echo "before\n";
            exit(1);
        }));
        echo 'never';
        break;
    case 'exit_in_transaction':
        await(spawn(function () {
            $db = connect();
            $db->beginTransaction();
            $db->exec('CREATE TABLE never (i int)');
            echo "before\n";
            exit;
        }));
    case 'uncaught':
        spawn(fn() => connect()->query('SELECT pg_sleep(20)'));
        delay(30);
        throw new RuntimeException('oops');
    case 'uncaught_in_coroutine':
        spawn(fn() => connect()->query('SELECT pg_sleep(20)'));
        spawn(function () {
            delay(30);
            throw new RuntimeException('oops');
        });
        delay(20_000);
        break;
    case 'fatal':
        spawn(fn() => connect()->query('SELECT pg_sleep(20)'));
        delay(30);
        too_much();
    case 'fatal_in_coroutine':
        spawn(fn() => connect()->query('SELECT pg_sleep(20)'));
        spawn(function () {
            delay(30);
            too_much();
        });
        delay(20_000);
        break;
    case 'left_running':
        spawn(function () {
            connect()->query('SELECT pg_sleep(0.05)');
            echo "done\n";
        });
        echo "before\n";
        break;
    case 'slow_output':
        spawn(fn() => connect()->query('SELECT pg_sleep(0.2)'));
        print_slowly(10);
        break;
    case 'connecting':
        $silent = stream_socket_server('tcp://127.0.0.1:0');
        $port = explode(':', stream_socket_get_name($silent, false))[1];
        spawn(fn() => new PDO("pgsql:host=127.0.0.1;port=$port;sslmode=disable;gssencmode=disable"));
        print_slowly(1000);
        break;
}
