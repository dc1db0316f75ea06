<?php

/**
 * @generate-class-entries
 */

namespace Async;

/**
 * Tasks that run concurrently, each outcome of which is given away once: the joins and
 * foreach remove what they return.
 *
 * @strict-properties
 * @not-serializable
 * @template TResult
 * @template-implements \IteratorAggregate<int|string, array{TResult|null, \Throwable|null}>
 */
final class TaskSet implements Awaitable, \Countable, \IteratorAggregate
{
    /**
     * An empty set.
     *
     * @param int|null   $concurrency How many tasks run at a time; null or 0 for no limit.
     * @param int|null   $queueLimit  How many tasks may wait for their turn before spawn() waits; null for
     *                                twice the concurrency, 0 for no limit.
     * @param Scope|null $scope       Where the tasks run; null for a scope of its own, below the caller's.
     * @throws \ValueError A number is not between 0 and 4294967295.
     * @throws AsyncException "Cannot use a disposed Scope for TaskGroup".
     * @implementation-alias Async\TaskGroup::__construct
     */
    public function __construct(?int $concurrency = null, ?int $queueLimit = null, ?Scope $scope = null) {}

    /**
     * Adds a task; its key is the next free number from 0. Suspends while the queue is full.
     *
     * @phpstan-param callable(mixed...): TResult $task
     * @phpstan-param mixed ...$args Passed on to $task, by position or by name.
     * @throws AsyncException "Cannot spawn tasks on a closed TaskGroup", "Cannot spawn tasks on a completed
     *                        TaskGroup".
     * @implementation-alias Async\TaskGroup::spawn
     */
    public function spawn(callable $task, mixed ...$args): void {}

    /**
     * The same with a key of one's own.
     *
     * @phpstan-param callable(mixed...): TResult $task
     * @phpstan-param mixed ...$args Passed on to $task, by position or by name.
     * @throws AsyncException Also: "Duplicate key "k"", "Duplicate key 1".
     * @implementation-alias Async\TaskGroup::spawnWithKey
     */
    public function spawnWithKey(string|int $key, callable $task, mixed ...$args): void {}

    /**
     * The outcome of the next task that ends, or has ended already.
     *
     * @return Future<TResult>
     * @throws AsyncException "Cannot race on an empty TaskGroup".
     */
    public function joinNext(): Future {}

    /**
     * The result of the next task that succeeds; a CompositeException if none does.
     *
     * @return Future<TResult>
     * @throws AsyncException "Cannot call any() on an empty TaskGroup".
     */
    public function joinAny(): Future {}

    /**
     * The results of all tasks by key, once they have ended.
     *
     * @param bool $ignoreErrors Leave out the tasks that failed; otherwise the Future fails with a
     *                           CompositeException if there are any.
     * @return Future<array<int|string, TResult>>
     */
    public function joinAll(bool $ignoreErrors = false): Future {}

    /**
     * Closes it and cancels all tasks; those in the queue never start.
     *
     * @param AsyncCancellation|null $cancellation Null for one with the message "TaskGroup cancelled".
     * @implementation-alias Async\TaskGroup::cancel
     */
    public function cancel(?AsyncCancellation $cancellation = null): void {}

    /**
     * No more tasks. Those it has go on.
     *
     * @implementation-alias Async\TaskGroup::close
     */
    public function close(): void {}

    /**
     * Closes it and disposes its scope.
     *
     * @implementation-alias Async\TaskGroup::dispose
     */
    public function dispose(): void {}

    /**
     * True when no task runs or waits for its turn.
     *
     * @implementation-alias Async\TaskGroup::isFinished
     */
    public function isFinished(): bool {}

    /**
     * True after close(), cancel() or the end of its scope.
     *
     * @implementation-alias Async\TaskGroup::isClosed
     */
    public function isClosed(): bool {}

    /**
     * The number of tasks whose outcome was not given away yet.
     *
     * @implementation-alias Async\TaskGroup::count
     */
    public function count(): int {}

    /**
     * Waits until all tasks have ended. Does not throw what they threw.
     *
     * @throws AsyncException "TaskGroup must be closed before calling awaitCompletion()".
     * @implementation-alias Async\TaskGroup::awaitCompletion
     */
    public function awaitCompletion(): void {}

    /**
     * Calls a function once it is closed and all tasks have ended, at once if that is so
     * already. Several are run concurrently.
     *
     * @phpstan-param \Closure(TaskSet<TResult>): void $callback
     * @implementation-alias Async\TaskGroup::finally
     */
    public function finally(\Closure $callback): void {}

    /**
     * For foreach: key => [result, error] in the order of the spawn, one of them null. The loop
     * waits for the next task to end; it is over when the set is closed and has no more.
     * What the loop has been given is removed.
     *
     * @return \Iterator<int|string, array{TResult|null, \Throwable|null}>
     * @throws \Error When called directly.
     * @implementation-alias Async\TaskGroup::getIterator
     */
    public function getIterator(): \Iterator {}
}
