<?php

/**
 * @generate-class-entries
 */

namespace Async;

/**
 * Something the await functions can wait for.
 *
 * A marker: a user class that implements it gains nothing, and the await
 * functions refuse it.
 *
 * await() takes a Completable only, the await_*() functions every Awaitable: of a
 * TaskGroup or TaskSet they get what all() or joinAll() give, and for a Channel,
 * ThreadChannel or FileSystemWatcher they wait until it is closed.
 *
 * @template-covariant TValue
 */
interface Awaitable
{
}

/**
 * An Awaitable that ends once, with a result or an exception, and that can be
 * cancelled before. It also serves as a cancellation token: the wait it was
 * handed to ends as soon as it completes, successfully or not.
 *
 * @template-covariant TValue
 * @template-extends Awaitable<TValue>
 */
interface Completable extends Awaitable
{
    /**
     * Asks for the end of it. No effect once it is completed.
     *
     * @param AsyncCancellation|null $cancellation The exception its awaiters get; null for a default one.
     */
    public function cancel(?AsyncCancellation $cancellation = null): void;

    /** True once it has ended in whatever way: result, exception or cancellation. */
    public function isCompleted(): bool;

    /** True once it has ended by a cancellation. */
    public function isCancelled(): bool;
}
