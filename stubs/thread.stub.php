<?php

/**
 * @generate-class-entries
 */

namespace Async;

/** A value cannot be handed to another thread. */
class ThreadTransferException extends AsyncException
{
}

/** An exception of another thread. */
class RemoteException extends AsyncException
{
    private ?\Throwable $remoteException = null;

    private string $remoteClass = '';

    /** The exception itself, if it could be handed over. */
    public function getRemoteException(): ?\Throwable {}

    /** The class of the exception. */
    public function getRemoteClass(): string {}
}

/** A ThreadChannel is closed. */
class ThreadChannelException extends AsyncException
{
}

/** A ThreadPool cannot do what it was asked for. */
class ThreadPoolException extends \Exception
{
}

/**
 * A thread that runs a function, made by spawn_thread(). Needs a thread-safe (ZTS) build of
 * PHP: elsewhere there is none.
 *
 * @strict-properties
 * @not-serializable
 * @template-covariant TResult
 * @template-implements Completable<TResult>
 */
final class Thread implements Completable
{
    private function __construct() {}

    public function isRunning(): bool {}

    public function isCompleted(): bool {}

    public function isCancelled(): bool {}

    public function getResult(): mixed {}

    public function getException(): mixed {}

    public function cancel(?AsyncCancellation $cancellation = null): void {}

    public function finally(\Closure $callback): void {}
}

/**
 * Threads that work off tasks. Needs a thread-safe (ZTS) build of PHP.
 *
 * @strict-properties
 * @not-serializable
 */
final class ThreadPool
{
    /** @throws ThreadPoolException "ThreadPool requires a Thread-Safe (ZTS) PHP build". */
    public function __construct(int $workers = 0, int $queueSize = 0, ?\Closure $bootloader = null, bool $coroutine = false, int $concurrency = 0) {}

    public function submit(callable $task, mixed ...$args): Future {}

    public function map(array $items, callable $task): array {}

    public function close(): void {}

    public function cancel(): void {}

    public function isClosed(): bool {}

    public function getPendingCount(): int {}

    public function getRunningCount(): int {}

    public function getCompletedCount(): int {}

    public function getWorkerCount(): int {}

    public function reload(): void {}
}
