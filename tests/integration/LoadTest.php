<?php

declare(strict_types=1);

require_once __DIR__ . '/ServerTestCase.php';

/** Many requests and foreign clients: everything is answered, and nothing is left behind. */
final class LoadTest extends ServerTestCase
{
    private const REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private const BODY = "Hello from a coroutine\n";

    /** The first program of that name in the path; the test is skipped without it. */
    private static function program(string $name): string
    {
        foreach (explode(':', (string) getenv('PATH')) as $directory) {
            if (is_executable("$directory/$name")) {
                return "$directory/$name";
            }
        }
        self::markTestSkipped("$name is not installed");
    }

    /**
     * Runs a program beside the server.
     *
     * @return array{string, int} Its output and its exit code.
     */
    private static function runProgram(string ...$command): array
    {
        exec('timeout 60 ' . implode(' ', array_map('escapeshellarg', $command)) . ' 2>&1', $output, $status);

        return [implode("\n", $output), $status];
    }

    private function url(string $path): string
    {
        return 'http' . substr($this->address, 3) . $path;
    }

    /** KiB that the server has in memory. */
    private function serverMemory(): int
    {
        $status = file_get_contents("/proc/{$this->serverPid()}/status");
        self::assertSame(1, preg_match('~^VmRSS:\s+(\d+) kB$~m', $status, $part));

        return (int) $part[1];
    }

    /**
     * $rounds times: $pipelined requests on each client at once, then their answers.
     *
     * @param list<resource> $clients
     */
    private function load(array $clients, int $rounds, int $pipelined = 1): int
    {
        $answers = 0;
        for ($round = 0; $round < $rounds; $round++) {
            foreach ($clients as $client) {
                fwrite($client, str_repeat(self::REQUEST, $pipelined));
            }
            foreach ($clients as $client) {
                for ($i = 0; $i < $pipelined; $i++) {
                    $head = (string) stream_get_line($client, 8192, "\r\n\r\n");
                    $answers += str_starts_with($head, 'HTTP/1.1 200 ')
                        && stream_get_contents($client, strlen(self::BODY)) === self::BODY ? 1 : 0;
                }
            }
        }

        return $answers;
    }

    /** @return list<resource> */
    private function clients(int $count): array
    {
        $clients = [];
        for ($i = 0; $i < $count; $i++) {
            $clients[] = $this->connect();
        }

        return $clients;
    }

    public function testTenThousandRequestsOfTwoHundredClients(): void
    {
        $this->startServer(self::example('http_server.php'));
        $clients = $this->clients(200);
        self::assertSame(10000, $this->load($clients, 50));
        self::assertSame(10000, $this->load($clients, 5, 10), 'pipelined');
    }

    public function testMemoryStaysFlat(): void
    {
        $this->startServer(self::example('http_server.php'));
        $before = 0;
        for ($round = 0; $round < 60; $round++) {
            $clients = $this->clients(100);
            self::assertSame(500, $this->load($clients, 5));
            unset($clients);
            // Pools and heap have found their size by then.
            $before = $round === 35 ? $this->serverMemory() : $before;
        }
        self::assertLessThan($before + 1024, $this->serverMemory(), 'KiB');
    }

    public function testNothingIsLeftOfAbortedWork(): void
    {
        $this->startServer(self::example('http_server.php'));
        $this->load($this->clients(10), 10);
        $before = $this->serverDescriptors();
        $cases = [
            "GET /sleep/300 HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /fanout/5 HTTP/1.1\r\nHost: x\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nonly the beginning",
            "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFF\r\nonly the beginning",
            "GET / HTTP/1.1\r\nHos",
        ];
        foreach ($cases as $bytes) {
            for ($i = 0; $i < 20; $i++) {
                $client = $this->connect();
                fwrite($client, $bytes);
                $i % 2 ? self::closeWithReset($client) : fclose($client);
            }
        }
        $this->eventually(fn() => $this->serverDescriptors() <= $before, 'descriptors of clients that left are still open');
        self::assertSame(10, $this->load([$this->connect()], 10));
    }

    public function testClientThatReadsNothing(): void
    {
        $this->startServer(self::example('http_server.php'));
        $deaf = $this->connect();
        stream_set_blocking($deaf, false);
        $end = microtime(true) + 1;
        while (microtime(true) < $end && fwrite($deaf, str_repeat(self::REQUEST, 1000))) {
            // Until the buffers of both sides are full: the server is parked in its write.
        }
        $before = $this->serverCpu();
        self::assertSame(2000, $this->load($this->clients(20), 100));
        usleep(300000);
        self::assertLessThan(3000, $this->serverCpu() - $before, 'ms of CPU time');
        fclose($deaf);
        self::assertSame(1, $this->load([$this->connect()], 1));
    }

    public function testOutOfDescriptors(): void
    {
        $this->startServerWith('ulimit -n 64; ', self::example('http_server.php'));
        $clients = $this->clients(100);
        $before = $this->serverCpu();
        usleep(300000);
        self::assertLessThan(200, $this->serverCpu() - $before, 'it must not spin');
        self::assertSame(30, $this->load(array_slice($clients, 0, 30), 1));
        // When some leave, others are served.
        array_splice($clients, 0, 50);
        self::assertSame(50, $this->load($clients, 1));
    }

    public function testCurlWithKeepAlive(): void
    {
        $curl = self::program('curl');
        $this->startServer(self::example('http_server.php'));
        $urls = array_fill(0, 20, $this->url('/'));
        [$output, $status] = self::runProgram($curl, '-sS', '-w', '%{num_connects}', ...$urls);
        self::assertSame(0, $status, $output);
        self::assertSame(1, preg_match_all('~^1$~m', $output) + (int) str_starts_with($output, self::BODY . '1'), $output);
        self::assertSame(20, substr_count($output, rtrim(self::BODY)));
    }

    /** @dataProvider uploads */
    public function testCurlUpload(int $length, string ...$options): void
    {
        $curl = self::program('curl');
        $this->startServer(self::example('http_server.php'));
        $file = tempnam(sys_get_temp_dir(), 'async-upload-');
        file_put_contents($file, substr(str_repeat(random_bytes(4096), intdiv($length, 4096) + 1), 0, $length));
        $start = microtime(true);
        [$output, $status] = self::runProgram($curl, '-sS', '-o', "$file.back", '-w', '%{http_code}', '-T', $file, ...[...$options, $this->url('/echo')]);
        self::assertSame([0, '200'], [$status, $output]);
        self::assertFileEquals($file, "$file.back");
        self::assertLessThan(8, microtime(true) - $start, 'seconds');
        unlink($file);
        unlink("$file.back");
    }

    public static function uploads(): array
    {
        $chunked = ['-H', 'Transfer-Encoding: chunked'];

        return [
            'small' => [100],
            'with a body of 1 MB' => [1000000],
            'almost too large' => [8 << 20],
            'small chunks' => [100, ...$chunked],
            'chunks of 5 MB' => [5000000, ...$chunked],
            'without asking first' => [3000000, '-H', 'Expect:'],
            'over HTTP/1.0' => [3000000, '--http1.0'],
        ];
    }

    public function testWrk(): void
    {
        $wrk = self::program('wrk');
        $this->startServer(self::example('http_server.php'));
        [$output, $status] = self::runProgram($wrk, '-t1', '-c200', '-d2', $this->url('/'));
        self::assertSame(0, $status, $output);
        self::assertMatchesRegularExpression('~^\s+(\d{4,}) requests in~m', $output);
        self::assertStringNotContainsString('Socket errors', $output);
        self::assertStringNotContainsString('Non-2xx', $output);
    }

    public function testWrkWithFanOut(): void
    {
        $wrk = self::program('wrk');
        $this->startServer(self::example('http_server.php'));
        $before = $this->serverDescriptors();
        [$output, $status] = self::runProgram($wrk, '-t1', '-c8', '-d2', $this->url('/fanout/40'));
        self::assertSame(0, $status, $output);
        self::assertMatchesRegularExpression('~^\s+(\d{2,}) requests in~m', $output);
        self::assertStringNotContainsString('Non-2xx', $output);
        $this->eventually(fn() => $this->serverDescriptors() <= $before + 1, 'upstream connections are still open');
    }

    public function testStopsUnderLoadWithoutLosingAnswers(): void
    {
        $this->startServer(self::example('http_server.php'));
        $clients = $this->clients(50);
        foreach ($clients as $client) {
            fwrite($client, "GET /sleep/200 HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        usleep(100000);
        self::assertSame(0, $this->stopServer(SIGTERM));
        foreach ($clients as $client) {
            $answer = (string) stream_get_contents($client);
            self::assertStringStartsWith("HTTP/1.1 200 OK\r\n", $answer);
            self::assertStringEndsWith("\r\n\r\nwaited 200 ms\n", $answer);
        }
    }
}
