<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

/**
 * Starts an example server as a process of its own, and talks to it with plain, stock streams.
 *
 * ASYNC_PHP is the command that runs PHP with the extension. Without it ASYNC_EXTENSION
 * (path of async.so) and ASYNC_REACTOR (auto, io_uring or epoll) make up one.
 */
abstract class ServerTestCase extends TestCase
{
    private const START_SECONDS = 10;

    /** @var resource|null */
    private $process;

    /** @var resource|null */
    private $output;

    /** @var resource|null */
    private $errors;

    protected string $address = '';

    protected function startServer(string $script, string ...$arguments): void
    {
        $this->startServerWith('', $script, ...$arguments);
    }

    /** $setup are commands of the shell that becomes the server. */
    protected function startServerWith(string $setup, string $script, string ...$arguments): void
    {
        $this->errors = tmpfile();
        $command = $setup . 'exec ' . self::phpCommand() . ' ' . escapeshellarg($script) . ' 0 '
            . implode(' ', array_map('escapeshellarg', $arguments));
        $this->process = proc_open($command, [['file', '/dev/null', 'r'], ['pipe', 'w'], $this->errors], $pipes);
        $this->output = $pipes[1];
        stream_set_timeout($this->output, self::START_SECONDS);
        $seen = '';
        $end = microtime(true) + self::START_SECONDS;
        while (microtime(true) < $end && $this->waitReadable($this->output, 1.0) !== null) {
            $line = fgets($this->output);
            if ($line === false) {
                break;
            }
            $seen .= $line;
            if (preg_match('~listening on (?:\w+://)?(\S+)~i', $line, $match)) {
                $this->address = 'tcp://' . preg_replace('~^0\.0\.0\.0:|^\[::\]:~', '127.0.0.1:', rtrim($match[1], '/'));

                return;
            }
            if (feof($this->output)) {
                break;
            }
        }
        self::fail("$script does not listen: $seen" . $this->serverErrors());
    }

    protected function tearDown(): void
    {
        if ($this->process === null) {
            return;
        }
        $alive = $this->isServerAlive();
        $errors = $this->serverErrors();
        proc_terminate($this->process, SIGKILL);
        $this->release();
        self::assertTrue($alive, "the server has died: $errors");
        self::assertSame('', $errors, 'the server wrote to stderr');
    }

    /** Sends a signal to the server and waits for its end. */
    protected function stopServer(int $signal): int
    {
        proc_terminate($this->process, $signal);
        $end = microtime(true) + 5;
        while (($status = proc_get_status($this->process))['running'] && microtime(true) < $end) {
            usleep(5000);
        }
        self::assertFalse($status['running'], 'the server does not stop');
        self::assertSame('', $this->serverErrors(), 'the server wrote to stderr');
        $this->release();

        return $status['exitcode'];
    }

    /** PHPUnit keeps every test object: leave no descriptors to later servers. The pipe goes with the process. */
    private function release(): void
    {
        proc_close($this->process);
        fclose($this->errors);
        $this->process = $this->output = $this->errors = null;
    }

    protected static function phpCommand(): string
    {
        $command = (string) getenv('ASYNC_PHP');
        if ($command !== '') {
            return $command;
        }
        $extension = (string) getenv('ASYNC_EXTENSION');
        if ($extension === '') {
            self::fail('neither ASYNC_PHP nor ASYNC_EXTENSION is set');
        }

        return escapeshellarg(PHP_BINARY) . ' -n -d extension=' . escapeshellarg($extension)
            . ' -d async.reactor=' . escapeshellarg((string) getenv('ASYNC_REACTOR') ?: 'auto');
    }

    protected static function example(string $name): string
    {
        return dirname(__DIR__, 2) . "/examples/$name";
    }

    protected function isServerAlive(): bool
    {
        return proc_get_status($this->process)['running'];
    }

    protected function serverErrors(): string
    {
        rewind($this->errors);

        return (string) stream_get_contents($this->errors);
    }

    protected function serverPid(): int
    {
        return proc_get_status($this->process)['pid'];
    }

    /** Descriptors that the server process has open. */
    protected function serverDescriptors(): int
    {
        return count(scandir("/proc/{$this->serverPid()}/fd"));
    }

    /** Milliseconds of CPU time that the server process has used. */
    protected function serverCpu(): float
    {
        $stat = file_get_contents("/proc/{$this->serverPid()}/stat");
        $fields = explode(' ', substr($stat, strrpos($stat, ')') + 2));

        return ((int) $fields[11] + (int) $fields[12]) * 10.0;
    }

    /** @return resource */
    protected function connect(float $readSeconds = 10)
    {
        $stream = stream_socket_client($this->address, $errno, $error, 5);
        self::assertIsResource($stream, "cannot connect to {$this->address}: $error");
        stream_set_timeout($stream, (int) $readSeconds, (int) (fmod($readSeconds, 1) * 1e6));

        return $stream;
    }

    /**
     * @param resource $stream
     *
     * @return resource|null The stream once there is something to read.
     */
    protected function waitReadable($stream, float $seconds)
    {
        $read = [$stream];
        $none = [];

        return stream_select($read, $none, $none, (int) $seconds, (int) (fmod($seconds, 1) * 1e6)) ? $stream : null;
    }

    /** @param resource $stream */
    protected function readExactly($stream, int $length): string
    {
        $data = '';
        while (strlen($data) < $length && !feof($stream)) {
            $chunk = fread($stream, $length - strlen($data));
            if ($chunk === false || $chunk === '') {
                break;
            }
            $data .= $chunk;
        }

        return $data;
    }

    /**
     * Makes the kernel send a reset: closes with unread data in the receive buffer. Call it
     * when the server has surely answered.
     *
     * @param resource $stream
     */
    protected function reset($stream): void
    {
        $this->waitReadable($stream, 2.0);
        fclose($stream);
    }

    /** @param resource $stream Gets a linger time of 0: closing it sends a reset. Without ext/sockets a plain close. */
    protected static function closeWithReset($stream): void
    {
        if (function_exists('socket_import_stream')) {
            socket_set_option(socket_import_stream($stream), SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
        }
        fclose($stream);
    }

    /** Waits until a condition holds, for a few seconds at most. */
    protected function eventually(callable $condition, string $message): void
    {
        $end = microtime(true) + 5;
        while (!$condition()) {
            if (microtime(true) > $end) {
                self::fail($message);
            }
            usleep(20000);
        }
        $this->addToAssertionCount(1);
    }
}
