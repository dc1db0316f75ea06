<?php

/**
 * @generate-class-entries
 */

namespace Async;

/**
 * A Channel with a buffer whose values are copied in depth, so that the two sides share
 * nothing. Without a thread-safe (ZTS) build of PHP both sides are in one thread.
 *
 * @strict-properties
 * @not-serializable
 * @template TValue
 * @template-implements Awaitable<TValue>
 */
final class ThreadChannel implements Awaitable, \Countable
{
    /** @throws \ValueError $capacity is not between 1 and 2147483647. */
    public function __construct(int $capacity = 16) {}

    /**
     * Hands over a copy; waits while the buffer is full.
     *
     * @phpstan-param TValue $value
     * @param Completable|null $cancellation Ends the wait when it completes.
     * @throws ThreadChannelException "ThreadChannel is closed".
     * @throws ThreadTransferException The value cannot be copied.
     * @throws OperationCanceledException $cancellation completed first.
     */
    public function send(mixed $value, ?Completable $cancellation = null): void {}

    /**
     * Takes the next value; waits until there is one. After close() what is in the buffer comes first.
     *
     * @param Completable|null $cancellation Ends the wait when it completes.
     * @return TValue
     * @throws ThreadChannelException "ThreadChannel is closed".
     * @throws OperationCanceledException $cancellation completed first.
     */
    public function recv(?Completable $cancellation = null): mixed {}

    /** Ends the waits of both sides. No effect once it is closed. */
    public function close(): void {}

    /** True after close(). */
    public function isClosed(): bool {}

    /** Size of the buffer. */
    public function capacity(): int {}

    /** Values in the buffer. */
    public function count(): int {}

    /** True when there is nothing in the buffer. */
    public function isEmpty(): bool {}

    /** True when there is no room in the buffer. */
    public function isFull(): bool {}
}
