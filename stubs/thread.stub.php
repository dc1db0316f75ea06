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

    /** True while its function runs. */
    public function isRunning(): bool {}

    /** True once its function has ended. */
    public function isCompleted(): bool {}

    /** True once it has ended by a cancellation. */
    public function isCancelled(): bool {}

    /** What the function returned; null until then. */
    public function getResult(): mixed {}

    /** What the function threw; null until then. */
    public function getException(): mixed {}

    /** Asks for the end of it. */
    public function cancel(?AsyncCancellation $cancellation = null): void {}

    /** Calls a function once it has ended. */
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

    /** Queues a function, to be called with these arguments in one of the threads. */
    public function submit(callable $task, mixed ...$args): Future {}

    /** Calls a function for each item; returns the results by key. */
    public function map(array $items, callable $task): array {}

    /** No more tasks. Those it has go on. */
    public function close(): void {}

    /** Closes it and drops the tasks that wait. */
    public function cancel(): void {}

    /** True after close() and cancel(). */
    public function isClosed(): bool {}

    /** Tasks that wait for a thread. */
    public function getPendingCount(): int {}

    /** Tasks that run. */
    public function getRunningCount(): int {}

    /** Tasks that have ended. */
    public function getCompletedCount(): int {}

    /** The number of threads. */
    public function getWorkerCount(): int {}

    /** Replaces the threads by new ones. */
    public function reload(): void {}
}
