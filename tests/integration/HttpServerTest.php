<?php

declare(strict_types=1);

require_once __DIR__ . '/ServerTestCase.php';

/** examples/http_server.php: keep-alive, pipelining, bad and slow clients. */
final class HttpServerTest extends ServerTestCase
{
    protected function setUp(): void
    {
        $this->startServer(self::example('http_server.php'));
    }

    private static function request(string $headers = '', string $version = '1.1'): string
    {
        return "GET / HTTP/$version\r\nHost: localhost\r\n$headers\r\n";
    }

    /**
     * @param resource $stream
     *
     * @return array{int, array<string, string>, string}|null Status, headers, body; null at the end of the stream.
     */
    private function readResponse($stream): ?array
    {
        $line = fgets($stream);
        if ($line === false) {
            return null;
        }
        self::assertMatchesRegularExpression('~^HTTP/1\.[01] \d{3} ~', $line);
        $headers = [];
        while (($header = rtrim((string) fgets($stream))) !== '') {
            [$name, $value] = explode(':', $header, 2);
            $headers[strtolower($name)] = trim($value);
        }
        self::assertArrayHasKey('content-length', $headers);
        $body = $this->readExactly($stream, (int) $headers['content-length']);
        self::assertSame((int) $headers['content-length'], strlen($body));

        return [(int) explode(' ', $line)[1], $headers, $body];
    }

    private function assertAnswers($stream): void
    {
        fwrite($stream, self::request());
        $response = $this->readResponse($stream);
        self::assertNotNull($response, 'the server closed the connection');
        self::assertSame(200, $response[0]);
    }

    public function testStockClient(): void
    {
        $body = file_get_contents('http' . substr($this->address, 3) . '/');
        self::assertIsString($body);
        self::assertNotSame('', $body);
    }

    public function testKeepAlive(): void
    {
        $client = $this->connect();
        for ($i = 0; $i < 100; $i++) {
            $this->assertAnswers($client);
        }
    }

    public function testConnectionClose(): void
    {
        $client = $this->connect();
        fwrite($client, self::request("Connection: close\r\n"));
        self::assertSame(200, $this->readResponse($client)[0]);
        self::assertSame('', stream_get_contents($client));
        self::assertTrue(feof($client));
    }

    public function testHttp10ClosesByDefault(): void
    {
        $client = $this->connect();
        fwrite($client, self::request('', '1.0'));
        self::assertSame(200, $this->readResponse($client)[0]);
        self::assertSame('', stream_get_contents($client));
        self::assertTrue(feof($client));
    }

    public function testPipelining(): void
    {
        $client = $this->connect();
        fwrite($client, str_repeat(self::request(), 64));
        for ($i = 0; $i < 64; $i++) {
            self::assertSame(200, $this->readResponse($client)[0], "response $i");
        }
        $this->assertAnswers($client);
    }

    public function testRequestInSmallPieces(): void
    {
        $client = $this->connect();
        foreach (str_split(self::request("X-Header: value\r\n"), 7) as $piece) {
            fwrite($client, $piece);
            usleep(2000);
        }
        self::assertSame(200, $this->readResponse($client)[0]);
    }

    public function testHalfClosedClientIsAnswered(): void
    {
        $client = $this->connect();
        fwrite($client, self::request());
        stream_socket_shutdown($client, STREAM_SHUT_WR);
        self::assertSame(200, $this->readResponse($client)[0]);
    }

    public function testTwoHundredConcurrentClients(): void
    {
        $clients = [];
        for ($i = 0; $i < 200; $i++) {
            $clients[] = $this->connect();
        }
        for ($round = 0; $round < 5; $round++) {
            foreach ($clients as $client) {
                fwrite($client, self::request());
            }
            foreach ($clients as $client) {
                self::assertSame(200, $this->readResponse($client)[0]);
            }
        }
    }

    public function testClientsThatReset(): void
    {
        $witness = $this->connect();
        for ($i = 0; $i < 100; $i++) {
            $client = $this->connect();
            fwrite($client, str_repeat(self::request(), 1 + $i % 5));
            $this->reset($client);
        }
        for ($i = 0; $i < 100; $i++) {
            $client = $this->connect();
            fwrite($client, 'GET / HT');
            fclose($client);
        }
        $this->assertAnswers($witness);
        $this->assertAnswers($this->connect());
    }

    public function testSlowClientsDoNotHoldUpOthers(): void
    {
        $slow = [];
        for ($i = 0; $i < 50; $i++) {
            $slow[] = $client = $this->connect();
            fwrite($client, 'GET / HTTP/1.1');
        }
        $fast = $this->connect();
        $start = microtime(true);
        for ($i = 0; $i < 100; $i++) {
            $this->assertAnswers($fast);
        }
        self::assertLessThan(3, microtime(true) - $start);
        foreach ($slow as $client) {
            fwrite($client, "\r\nHost: localhost\r\n\r\n");
            self::assertSame(200, $this->readResponse($client)[0]);
        }
    }

    /** @dataProvider nonsense */
    public function testNonsenseDoesNotHarmTheServer(string $bytes): void
    {
        $client = $this->connect(2);
        fwrite($client, $bytes);
        stream_socket_shutdown($client, STREAM_SHUT_WR);
        $answer = (string) stream_get_contents($client);
        self::assertDoesNotMatchRegularExpression('~^HTTP/1\.[01] 200~', $answer);
        $this->assertAnswers($this->connect());
    }

    public static function nonsense(): array
    {
        return [
            'no request line' => ["\x00\x01\x02\x03\r\n\r\n"],
            'one word' => ["GET\r\n\r\n"],
            'endless line' => ['GET /' . str_repeat('x', 200000)],
            'TLS hello' => ["\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" . str_repeat("\x5a", 300) . "\r\n\r\n"],
        ];
    }

    public function testDescriptorsAreGivenBack(): void
    {
        $this->assertAnswers($this->connect());
        $before = $this->serverDescriptors();
        for ($i = 0; $i < 300; $i++) {
            $client = $this->connect();
            $this->assertAnswers($client);
        }
        unset($client);
        $this->eventually(fn() => $this->serverDescriptors() <= $before + 1, 'the server keeps descriptors of clients that have gone');
    }
}
