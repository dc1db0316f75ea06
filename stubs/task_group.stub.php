<?php

/**
 * @generate-class-entries
 */

namespace Async;

/**
 * Tasks that run concurrently, with their outcomes by key. Outcomes are kept, so that one
 * may ask for them several times.
 *
 * Exceptions of tasks count as handled once all(), race(), any(), suppressErrors() was
 * called, or getErrors() or foreach has given them out. Otherwise a CompositeException of
 * them is thrown in its scope when the last reference to the group is lost; see Scope.
 *
 * @strict-properties
 * @not-serializable
 * @template TResult
 * @template-implements \IteratorAggregate<int|string, array{TResult|null, \Throwable|null}>
 */
final class TaskGroup implements Awaitable, \Countable, \IteratorAggregate
{
    /**
     * An empty group.
     *
     * @param int|null   $concurrency How many tasks run at a time; null or 0 for no limit.
     * @param int|null   $queueLimit  How many tasks may wait for their turn before spawn() waits; null for
     *                                twice the concurrency, 0 for no limit.
     * @param Scope|null $scope       Where the tasks run; null for a scope of its own, below the caller's.
     * @throws \ValueError A number is not between 0 and 4294967295.
     * @throws AsyncException "Cannot use a disposed Scope for TaskGroup".
     */
    public function __construct(?int $concurrency = null, ?int $queueLimit = null, ?Scope $scope = null) {}

    /**
     * Adds a task; its key is the next free number from 0. Suspends while the queue is full.
     *
     * @phpstan-param callable(mixed...): TResult $task
     * @phpstan-param mixed ...$args Passed on to $task, by position or by name.
     * @throws AsyncException "Cannot spawn tasks on a closed TaskGroup", "Cannot spawn tasks on a completed
     *                        TaskGroup".
     */
    public function spawn(callable $task, mixed ...$args): void {}

    /**
     * The same with a key of one's own.
     *
     * @phpstan-param callable(mixed...): TResult $task
     * @phpstan-param mixed ...$args Passed on to $task, by position or by name.
     * @throws AsyncException Also: "Duplicate key "k"", "Duplicate key 1".
     */
    public function spawnWithKey(string|int $key, callable $task, mixed ...$args): void {}

    /**
     * The results by key, once all tasks have ended.
     *
     * @param bool $ignoreErrors Leave out the tasks that failed; otherwise the Future fails with a
     *                           CompositeException if there are any.
     * @return Future<array<int|string, TResult>>
     */
    public function all(bool $ignoreErrors = false): Future {}

    /**
     * The outcome of the task that ends first.
     *
     * @return Future<TResult>
     * @throws AsyncException "Cannot race on an empty TaskGroup".
     */
    public function race(): Future {}

    /**
     * The result of the task that succeeds first; a CompositeException if none does.
     *
     * @return Future<TResult>
     * @throws AsyncException "Cannot call any() on an empty TaskGroup".
     */
    public function any(): Future {}

    /** @return array<int|string, TResult> Of the tasks that have succeeded until now. */
    public function getResults(): array {}

    /** @return array<int|string, \Throwable> Of the tasks that have failed until now. */
    public function getErrors(): array {}

    /** Exceptions of tasks, those to come included, are of no interest. */
    public function suppressErrors(): void {}

    /**
     * Closes it and cancels all tasks; those in the queue never start.
     *
     * @param AsyncCancellation|null $cancellation Null for one with the message "TaskGroup cancelled".
     */
    public function cancel(?AsyncCancellation $cancellation = null): void {}

    /** No more tasks. Those it has go on. */
    public function close(): void {}

    /** Closes it and disposes its scope. */
    public function dispose(): void {}

    /** True when no task runs or waits for its turn. */
    public function isFinished(): bool {}

    /** True after close(), cancel() or the end of its scope. */
    public function isClosed(): bool {}

    /** The number of tasks, ended ones included. */
    public function count(): int {}

    /**
     * Waits until all tasks have ended. Does not throw what they threw.
     *
     * @throws AsyncException "TaskGroup must be closed before calling awaitCompletion()".
     */
    public function awaitCompletion(): void {}

    /**
     * Calls a function once it is closed and all tasks have ended, at once if that is so
     * already. Several are run concurrently.
     *
     * @phpstan-param \Closure(TaskGroup<TResult>): void $callback
     */
    public function finally(\Closure $callback): void {}

    /**
     * For foreach: key => [result, error] in the order of the spawn, one of them null. The loop
     * waits for the next task to end; it is over when the group is closed and has no more.
     *
     * @return \Iterator<int|string, array{TResult|null, \Throwable|null}>
     * @throws \Error When called directly.
     */
    public function getIterator(): \Iterator {}
}
