<?php

declare(strict_types=1);

namespace Example\Http;

use Async\AsyncCancellation;
use Async\Coroutine;

use function Async\await;
use function Async\await_all;
use function Async\current_coroutine;
use function Async\delay;
use function Async\spawn;

/** Accepts clients and serves each of them in a coroutine, with keep-alive and pipelining. */
final class Server
{
    private const IDLE_SECONDS = 60.0;
    private const LINGER_SECONDS = 1.0;
    private const STOP_SECONDS = 10;

    /** Host and port it really listens on. */
    public readonly string $address;

    /** @var resource */
    private readonly mixed $socket;

    private ?Coroutine $acceptor = null;
    private bool $stopping = false;

    /** @var array<int, Coroutine> One for each client, by its id. */
    private array $clients = [];

    /** @var array<int, Coroutine> Those of them that wait for a request. */
    private array $idle = [];

    /**
     * @param \Closure(Request): Response $handler
     * @throws \RuntimeException if the address cannot be used
     */
    public function __construct(string $address, private readonly \Closure $handler)
    {
        $context = stream_context_create(['socket' => ['tcp_nodelay' => true, 'backlog' => 1024]]);
        $flags = STREAM_SERVER_BIND | STREAM_SERVER_LISTEN;
        $socket = @stream_socket_server("tcp://$address", $code, $message, $flags, $context);
        if ($socket === false) {
            throw new \RuntimeException("cannot listen on $address: $message");
        }
        $this->socket = $socket;
        $this->address = stream_socket_get_name($socket, false);
    }

    /** Serves until stop(); then returns as soon as the open requests are answered. */
    public function run(): void
    {
        $this->acceptor = spawn($this->accept(...));
        try {
            await($this->acceptor);
        } catch (AsyncCancellation) {
            // That is how stop() ends it.
        }
        $this->finish();
    }

    /** Does not wait. */
    public function stop(): void
    {
        $this->stopping = true;
        $this->acceptor?->cancel();
        foreach ($this->idle as $coroutine) {
            $coroutine->cancel();
        }
    }

    private function accept(): void
    {
        try {
            while (!$this->stopping) {
                $stream = @stream_socket_accept($this->socket, -1);
                if ($stream !== false) {
                    $coroutine = spawn($this->serve(...), $stream);
                    $this->clients[$coroutine->getId()] = $coroutine;
                } else {
                    // Out of descriptors, for example: some clients will leave soon.
                    delay(50);
                }
            }
        } finally {
            fclose($this->socket);
        }
    }

    /** Waits for the clients that are still being served, but not for ever. */
    private function finish(): void
    {
        $limit = spawn(function (): void {
            delay(self::STOP_SECONDS * 1000);
            foreach ($this->clients as $coroutine) {
                $coroutine->cancel();
            }
        });
        await_all($this->clients);
        $limit->cancel();
    }

    /**
     * The life of one client.
     *
     * @param resource $stream
     */
    private function serve($stream): void
    {
        $connection = new Connection($stream);
        $reader = new RequestReader($connection);
        $coroutine = current_coroutine();
        try {
            while ($this->waitForRequest($connection, $coroutine) && $this->exchange($connection, $reader)) {
                // The client goes on.
            }
            $connection->flush();
        } catch (Disconnected) {
            // Nobody is left to tell.
        } finally {
            $connection->close();
            unset($this->clients[$coroutine->getId()], $this->idle[$coroutine->getId()]);
        }
    }

    private function waitForRequest(Connection $connection, Coroutine $coroutine): bool
    {
        if ($connection->hasInput()) {
            return true;
        }
        if ($this->stopping) {
            return false;
        }
        $this->idle[$coroutine->getId()] = $coroutine;
        $connection->setDeadline(self::IDLE_SECONDS);
        $hasInput = $connection->waitForInput();
        unset($this->idle[$coroutine->getId()]);

        return $hasInput;
    }

    /** One request and its response; false if it was the last one of this client. */
    private function exchange(Connection $connection, RequestReader $reader): bool
    {
        try {
            $request = $reader->read();
        } catch (HttpError $error) {
            // Where the next request would start is unknown: this was the last one.
            $connection->write(Response::error($error)->toString());
            $connection->linger(self::LINGER_SECONDS);

            return false;
        }
        $response = $this->answer($request);
        $keepAlive = !$this->stopping && $request->keepsAlive();
        $connection->write($response->toString($keepAlive, $request->method !== 'HEAD'));

        return $keepAlive;
    }

    /** An error in the handler costs one response, not the server. */
    private function answer(Request $request): Response
    {
        try {
            return ($this->handler)($request);
        } catch (HttpError $error) {
            return Response::error($error);
        } catch (AsyncCancellation $cancellation) {
            // Not an error: somebody wants this coroutine to end.
            throw $cancellation;
        } catch (\Throwable $error) {
            fwrite(STDERR, "$request->method $request->target: $error\n");

            return Response::error(new HttpError(500));
        }
    }
}
