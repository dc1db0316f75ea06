<?php

declare(strict_types=1);

require_once __DIR__ . '/ServerTestCase.php';

/** examples/echo.php under load and under bad clients. */
final class EchoServerTest extends ServerTestCase
{
    protected function setUp(): void
    {
        $this->startServer(self::example('echo.php'));
    }

    private function assertEchoes($stream, string $text): void
    {
        fwrite($stream, "$text\n");
        self::assertSame("$text\n", fgets($stream));
    }

    public function testOneClient(): void
    {
        $client = $this->connect();
        for ($i = 0; $i < 100; $i++) {
            $this->assertEchoes($client, "message $i");
        }
    }

    public function testTwoHundredConcurrentClients(): void
    {
        $clients = [];
        for ($i = 0; $i < 200; $i++) {
            $clients[] = $this->connect();
        }
        for ($round = 0; $round < 10; $round++) {
            foreach ($clients as $i => $client) {
                fwrite($client, "round $round client $i\n");
            }
            foreach (array_reverse($clients, true) as $i => $client) {
                self::assertSame("round $round client $i\n", fgets($client));
            }
        }
    }

    public function testLargePayload(): void
    {
        $client = $this->connect();
        stream_set_blocking($client, false);
        $line = str_repeat('0123456789abcdef', 64) . "\n";
        $payload = str_repeat($line, 10000);
        $sent = 0;
        $received = '';
        $end = microtime(true) + 20;
        while (strlen($received) < strlen($payload) && microtime(true) < $end) {
            $read = [$client];
            $write = $sent < strlen($payload) ? [$client] : [];
            $none = [];
            stream_select($read, $write, $none, 5);
            if ($write) {
                $sent += (int) fwrite($client, substr($payload, $sent, 262144));
            }
            if ($read) {
                $received .= fread($client, 262144);
            }
        }
        self::assertSame(strlen($payload), strlen($received));
        self::assertTrue($payload === $received, 'the payload came back changed');
    }

    public function testHalfClosedClientGetsEverything(): void
    {
        $client = $this->connect();
        $payload = str_repeat("a line of text\n", 2000);
        fwrite($client, $payload);
        stream_socket_shutdown($client, STREAM_SHUT_WR);
        self::assertSame($payload, stream_get_contents($client));
        self::assertTrue(feof($client));
    }

    public function testClientsThatReset(): void
    {
        $witness = $this->connect();
        for ($i = 0; $i < 100; $i++) {
            $client = $this->connect();
            fwrite($client, "never read\n");
            $this->reset($client);
        }
        $this->assertEchoes($witness, 'still here');
        $this->assertEchoes($this->connect(), 'new ones, too');
    }

    public function testClientsThatResetWhileTheServerWrites(): void
    {
        $witness = $this->connect();
        for ($i = 0; $i < 10; $i++) {
            $client = $this->connect();
            stream_set_blocking($client, false);
            $end = microtime(true) + 0.3;
            // more than the socket buffers hold: the server is parked in its write
            while (microtime(true) < $end) {
                if (!fwrite($client, str_repeat(str_repeat('x', 1000) . "\n", 100))) {
                    break;
                }
            }
            usleep(10000);
            fclose($client);
            $this->assertEchoes($witness, "round $i");
        }
    }

    public function testSlowClientsDoNotHoldUpOthers(): void
    {
        $slow = [];
        for ($i = 0; $i < 20; $i++) {
            $slow[] = $client = $this->connect();
            fwrite($client, 'half a li');
        }
        $fast = $this->connect();
        $start = microtime(true);
        for ($i = 0; $i < 200; $i++) {
            $this->assertEchoes($fast, "message $i");
        }
        self::assertLessThan(3, microtime(true) - $start);
        foreach ($slow as $client) {
            fwrite($client, "ne\n");
            self::assertSame("half a line\n", $this->readExactly($client, 12));
        }
    }

    public function testDescriptorsAreGivenBack(): void
    {
        $this->assertEchoes($this->connect(), 'warm up');
        $before = $this->serverDescriptors();
        for ($round = 0; $round < 5; $round++) {
            $clients = [];
            for ($i = 0; $i < 100; $i++) {
                $clients[] = $client = $this->connect();
                fwrite($client, "hello\n");
            }
            foreach ($clients as $client) {
                fgets($client);
            }
            unset($clients, $client);
        }
        $this->eventually(fn() => $this->serverDescriptors() <= $before + 1, 'the server keeps descriptors of clients that have gone');
    }

    public function testIdleServerUsesNoCpu(): void
    {
        $clients = [];
        for ($i = 0; $i < 50; $i++) {
            $clients[] = $client = $this->connect();
            $this->assertEchoes($client, 'hello');
        }
        $before = $this->serverCpu();
        usleep(700000);
        self::assertLessThan(150, $this->serverCpu() - $before);
    }
}
