<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

/**
 * Every PHP example of the documentation runs, and prints what the block below it says.
 *
 *     ```php            runs to its end without warnings; a ```text block that follows is its
 *                       output, in which … stands for anything
 *     ```php server     listens on the first port it names until it is stopped, and answers each
 *                       line with the reverse; on the second one it finds an HTTP server for that
 *     ```php lint       needs more than this machine has: only the syntax is checked
 *     ```php synopsis   a declaration
 */
final class DocsTest extends TestCase
{
    /** @return iterable<string, array{string, string, ?string}> Kind, code, output. */
    public static function examples(): iterable
    {
        $top = dirname(__DIR__, 2);
        foreach ([...glob("$top/*.md"), ...glob("$top/docs/*.md"), ...glob("$top/docs/*/*.md")] as $file) {
            preg_match_all('~^```php(?: (\w+))?\n(.*?)^```\n(?:\s*^```text\n(.*?)^```\n)?~ms', file_get_contents($file), $found,
                PREG_SET_ORDER | PREG_OFFSET_CAPTURE | PREG_UNMATCHED_AS_NULL);
            foreach ($found as [, [$kind], [$code, $offset], $output]) {
                if ($kind !== 'synopsis') {
                    $line = substr_count(file_get_contents($file), "\n", 0, $offset) + 1;
                    yield substr($file, strlen($top) + 1) . ":$line" => [$kind ?? 'run', $code, $output[0] ?? null];
                }
            }
        }
    }

    public function testThereAreExamples(): void
    {
        self::assertGreaterThan(40, iterator_count(self::yielded()));
    }

    private static function yielded(): Generator
    {
        yield from self::examples();
    }

    /** @dataProvider examples */
    public function testExample(string $kind, string $code, ?string $expected): void
    {
        $file = tempnam(sys_get_temp_dir(), 'example');
        file_put_contents($file, str_starts_with($code, '<?php') ? $code : "<?php $code");
        try {
            match ($kind) {
                'run' => $this->runs($file, $expected),
                'server' => $this->serves($file, $code),
                'lint' => $this->isValid($file),
            };
        } finally {
            unlink($file);
        }
    }

    private function runs(string $file, ?string $expected): void
    {
        $php = getenv('ASYNC_PHP');
        exec("timeout 20 $php -d display_errors=stdout -d html_errors=0 " . escapeshellarg($file) . ' 2>&1', $lines, $status);
        $output = trim(preg_replace('~\n{3,}~', "\n\n", implode("\n", $lines)));
        if ($expected === null) {
            self::assertSame(0, $status, $output);
            self::assertDoesNotMatchRegularExpression('~(Fatal error|Warning|Notice|Deprecated):~', $output);

            return;
        }
        $pattern = str_replace('…', '.*', preg_quote(trim($expected), '~'));
        self::assertMatchesRegularExpression("~^$pattern$~s", $output);
    }

    /** Each port in the code becomes a free one. */
    private function serves(string $file, string $code): void
    {
        preg_match_all('~127\.0\.0\.1:\K\d+~', $code, $ports);
        $sockets = $free = [];
        foreach (array_unique($ports[0]) as $port) {
            $sockets[] = $socket = stream_socket_server('tcp://127.0.0.1:0');
            $free[$port] = substr(strrchr(stream_socket_get_name($socket, false), ':'), 1);
        }
        array_map(fclose(...), $sockets);
        [$port, $upstream] = array_values($free) + [1 => null];
        file_put_contents($file, strtr(file_get_contents($file), $free));
        $processes = [$this->start(getenv('ASYNC_PHP') . ' ' . escapeshellarg($file))];
        if ($upstream !== null) {
            file_put_contents("$file.php", '<?php echo strrev(basename($_SERVER["REQUEST_URI"]));');
            $processes[] = $this->start(PHP_BINARY . " -n -S 127.0.0.1:$upstream " . escapeshellarg("$file.php"));
            fclose($this->connect($upstream));
        }
        try {
            $client = $this->connect($port);
            fwrite($client, "hello\n");
            stream_set_timeout($client, 10);
            self::assertSame("olleh\n", fgets($client));
        } finally {
            foreach ($processes as $process) {
                proc_terminate($process, SIGKILL);
                proc_close($process);
            }
            @unlink("$file.php");
        }
    }

    /** @return resource */
    private function start(string $command)
    {
        return proc_open("exec $command", [1 => ['file', '/dev/null', 'w'], 2 => ['file', '/dev/null', 'w']], $pipes);
    }

    /** @return resource */
    private function connect(string $port)
    {
        for ($end = microtime(true) + 10; microtime(true) < $end; usleep(10000)) {
            if ($client = @stream_socket_client("tcp://127.0.0.1:$port")) {
                return $client;
            }
        }
        self::fail('nobody listens');
    }

    private function isValid(string $file): void
    {
        exec(escapeshellarg(PHP_BINARY) . ' -n -l ' . escapeshellarg($file) . ' 2>&1', $output, $status);
        self::assertSame(0, $status, implode("\n", $output));
    }
}
