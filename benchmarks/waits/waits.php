<?php
/*
 * Many coroutines that each wait 200 ms in the same call of stock PHP. Prints the wall time of
 * each kind as JSON, in seconds; null where the extension or the right for it is missing.
 *
 * usage: php waits.php [COUNT]        (servers run in a second process of the same PHP)
 *        php waits.php serve          that process
 *
 * For https, nginx stands in front of the http server, as it mostly does: PHP reads its
 * certificate anew for each connection, so that a server in PHP takes more CPU time for
 * the handshake than the client that is measured here.
 */

use function Async\{await_all_or_fail, delay, spawn};

const WAIT_MS = 200;

function listen(): mixed
{
    return stream_socket_server('tcp://127.0.0.1:0', $number, $text, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN,
        stream_context_create(['socket' => ['backlog' => 1024]]));
}

function port($server): int
{
    return (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
}

/** Answers each request line by line; $talk gets the connection. */
function serve($server, callable $talk): int
{
    spawn(function () use ($server, $talk) {
        while (true) {
            $connection = @stream_socket_accept($server, -1);
            if ($connection) {
                spawn($talk, $connection);
            }
        }
    });

    return port($server);
}

function http($connection): void
{
    while (($line = fgets($connection)) !== false && rtrim($line) !== '') {
    }
    delay(WAIT_MS);
    fwrite($connection, "HTTP/1.0 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
    fclose($connection);
}

if (($argv[1] ?? '') === 'serve') {
    echo json_encode([
        'http' => serve(listen(), http(...)),
        'redis' => serve(listen(), function ($connection) {
            while (($line = fgets($connection)) !== false) {
                for ($n = (int) substr($line, 1), $words = []; $n > 0; $n--) {
                    fgets($connection);
                    $words[] = trim(fgets($connection));
                }
                delay($words[0] === 'GET' ? WAIT_MS : 0);
                fwrite($connection, $words[0] === 'GET' ? "\$5\r\nhello\r\n" : "+OK\r\n");
            }
        }),
        'memcached' => serve(listen(), function ($connection) {
            while (($line = fgets($connection)) !== false) {
                $key = explode(' ', trim($line))[1] ?? '';
                delay(WAIT_MS);
                fwrite($connection, "VALUE $key 0 5\r\nhello\r\nEND\r\n");
            }
        }),
        'plain' => serve(listen(), function ($connection) {
            delay(WAIT_MS);
            fwrite($connection, 'hello');
        }),
    ]), "\n";
    flush();
    /* Until the other process is gone. */
    fgets(STDIN);
    exit;
}

/**
 * HTTPS in front of an HTTP server.
 *
 * @return ?array{int, string} Its port, and the file with its certificate for "localhost".
 */
function start_nginx(int $upstream): ?array
{
    $nginx = trim((string) shell_exec('PATH="$PATH:/usr/sbin" command -v nginx'));
    if ($nginx === '' || !extension_loaded('openssl')) {
        return null;
    }
    mkdir($folder = sys_get_temp_dir() . '/waits-' . getmypid());
    $key = openssl_pkey_new(['private_key_type' => OPENSSL_KEYTYPE_EC, 'curve_name' => 'prime256v1']);
    $request = openssl_csr_new(['commonName' => 'localhost'], $key, ['digest_alg' => 'sha256']);
    openssl_x509_export_to_file(openssl_csr_sign($request, null, $key, 1, ['digest_alg' => 'sha256']), "$folder/certificate");
    openssl_pkey_export_to_file($key, "$folder/key");
    $port = port(listen()); /* closed again */
    $paths = '';
    foreach (['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'] as $kind) {
        $paths .= "{$kind}_temp_path $folder/$kind; ";
    }
    file_put_contents("$folder/conf", <<<CONF
        daemon off;
        pid $folder/pid;
        error_log $folder/log;
        events { worker_connections 1024; }
        http {
            access_log off;
            $paths
            server {
                listen 127.0.0.1:$port ssl;
                ssl_certificate $folder/certificate;
                ssl_certificate_key $folder/key;
                ssl_session_tickets off; # which PHP would not use
                location / { proxy_pass http://127.0.0.1:$upstream; }
            }
        }
        CONF);
    $process = proc_open([$nginx, '-e', "$folder/log", '-c', "$folder/conf"], [], $pipes);
    register_shutdown_function(function () use ($process, $folder) {
        proc_terminate($process);
        proc_close($process);
        exec('rm -r ' . escapeshellarg($folder));
    });
    while (!@fsockopen('127.0.0.1', $port)) {
        if (!proc_get_status($process)['running']) {
            fwrite(STDERR, file_get_contents("$folder/log"));
            exit(1);
        }
        usleep(10_000);
    }

    return [$port, "$folder/certificate"];
}

/** A name server in our own mount namespace, which answers after the time. Needs root. */
function start_resolver(): bool
{
    if (!getenv('WAITS_RESOLVER')) {
        return false;
    }
    $server = stream_socket_server('udp://' . getenv('WAITS_RESOLVER') . ':53', $number, $text, STREAM_SERVER_BIND);
    spawn(function () use ($server) {
        while (true) {
            $query = stream_socket_recvfrom($server, 512, 0, $peer);
            spawn(function () use ($server, $query, $peer) {
                delay(WAIT_MS);
                $end = strpos($query, "\0", 12) + 5;
                $answer = $query[$end - 3] === "\1" ? "\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\x0a\1\2\3" : '';
                stream_socket_sendto($server, substr($query, 0, 2) . "\x81\x80\0\1\0" . ($answer === '' ? "\0" : "\1")
                    . "\0\0\0\0" . substr($query, 12, $end - 12) . $answer, 0, $peer);
            });
        }
    });

    return true;
}

$command = array_merge([PHP_BINARY], explode("\n", getenv('WAITS_OPTIONS')), [__FILE__, 'serve']);
$servers = proc_open($command, [['pipe', 'r'], ['pipe', 'w']], $pipes);
$ports = json_decode(fgets($pipes[1]), true);
[$https, $authority] = start_nginx($ports['http']);
$trusting = stream_context_create(['ssl' => ['cafile' => $authority, 'peer_name' => 'localhost']]);

$cases = [
    'usleep' => fn() => usleep(WAIT_MS * 1000) === null,
    'file_get_contents http' => fn() => file_get_contents("http://127.0.0.1:$ports[http]/") === 'hello',
    'file_get_contents https' => $https ? fn() => file_get_contents("https://127.0.0.1:$https/", false, $trusting) === 'hello' : null,
    'popen' => function () {
        $pipe = popen('sleep 0.2; echo hello', 'r');
        return fgets($pipe) === "hello\n" && pclose($pipe) === 0;
    },
    'proc_open' => function () {
        $process = proc_open(['sleep', '0.2'], [1 => ['pipe', 'w']], $pipes);
        return stream_get_contents($pipes[1]) === '' && proc_close($process) === 0;
    },
    'stream_select' => function () {
        [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $read = [$x];
        $write = $except = null;
        return stream_select($read, $write, $except, 0, WAIT_MS * 1000) === 0;
    },
    'flock' => function (int $i) {
        $held = fopen($file = sys_get_temp_dir() . '/waits-' . getmypid() . "-$i", 'c');
        $wanted = fopen($file, 'c');
        unlink($file);
        flock($held, LOCK_EX);
        spawn(function () use ($held) {
            delay(WAIT_MS);
            flock($held, LOCK_UN);
        });
        return flock($wanted, LOCK_EX);
    },
    'ext/sockets' => extension_loaded('sockets') ? function () use ($ports) {
        $socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
        return socket_connect($socket, '127.0.0.1', $ports['plain']) && socket_read($socket, 100) === 'hello';
    } : null,
    'curl' => extension_loaded('curl') ? function () use ($ports) {
        $curl = curl_init("http://127.0.0.1:$ports[http]/");
        curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
        return curl_exec($curl) === 'hello';
    } : null,
    'curl_multi' => extension_loaded('curl') ? function () use ($ports) {
        $multi = curl_multi_init();
        $curl = curl_init("http://127.0.0.1:$ports[http]/");
        curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
        curl_multi_add_handle($multi, $curl);
        do {
            curl_multi_exec($multi, $running);
            if ($running) {
                curl_multi_select($multi);
            }
        } while ($running);
        return curl_multi_getcontent($curl) === 'hello';
    } : null,
    'phpredis' => extension_loaded('redis') ? function () use ($ports) {
        $redis = new Redis;
        $redis->connect('127.0.0.1', $ports['redis']);
        return $redis->get('key') === 'hello';
    } : null,
    'memcached' => extension_loaded('memcached') ? function () use ($ports) {
        $client = new Memcached;
        $client->addServer('127.0.0.1', $ports['memcached']);
        return $client->get('key') === 'hello';
    } : null,
    'gethostbyname' => start_resolver() ? fn(int $i) => gethostbyname("host$i.example") === '10.1.2.3' : null,
];
$seconds = [];
foreach ($cases as $name => $case) {
    $seconds[$name] = null;
    if ($case) {
        $list = [];
        $start = hrtime(true);
        for ($i = 0; $i < (int) ($argv[1] ?? 50); $i++) {
            $list[] = spawn($case, $i);
        }
        $results = await_all_or_fail($list);
        $seconds[$name] = (hrtime(true) - $start) / 1e9;
        if (array_unique($results) !== [true]) {
            fwrite(STDERR, "$name: wrong result\n");
            exit(1);
        }
    }
}
proc_terminate($servers);
echo json_encode($seconds), "\n";
exit;
