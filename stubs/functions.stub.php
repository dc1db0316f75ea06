<?php

/**
 * @generate-class-entries
 */

namespace Async;

/**
 * Queues a function to run as a coroutine. It never starts before the caller waits.
 *
 * @template TResult
 * @phpstan-param callable(mixed...): TResult $task
 * @phpstan-param mixed ...$args Passed on to $task, by position or by name.
 * @return Coroutine<TResult>
 */
function spawn(callable $task, mixed ...$args): Coroutine {}

/**
 * Queues a function to run as a coroutine in the scope that $provider names; null from it
 * means the scope of the caller. A SpawnStrategy is also told before and after the queueing.
 *
 * @template TResult
 * @phpstan-param callable(mixed...): TResult $task
 * @phpstan-param mixed ...$args Passed on to $task, by position or by name.
 * @return Coroutine<TResult>
 * @throws \TypeError $provider returned something else than a Scope or null.
 */
function spawn_with(ScopeProvider $provider, callable $task, mixed ...$args): Coroutine {}

/**
 * Lets the other ready coroutines run; the caller goes to the tail of the queue.
 * Without a started scheduler, or with nothing else to run, it does nothing.
 */
function suspend(): void {}

/**
 * Runs a function during which cancel() on this coroutine is deferred: the cancellation is
 * thrown when the function has returned.
 *
 * @template TResult
 * @phpstan-param \Closure(): TResult $closure
 * @return TResult
 * @throws AsyncCancellation The deferred one; the result is lost then.
 */
function protect(\Closure $closure): mixed {}

/**
 * Waits for the end of one Completable.
 *
 * @template TResult
 * @phpstan-param Completable<TResult> $awaitable
 * @param Completable|null     $cancellation Ends the wait when it completes; $awaitable itself goes on.
 * @return TResult
 * @throws OperationCanceledException $cancellation completed first.
 * @throws \Throwable What $awaitable ended with.
 */
function await(Completable $awaitable, ?Completable $cancellation = null): mixed {}

/**
 * Waits for the first one to end and returns its result or throws its exception. The others go on.
 *
 * @template TResult
 * @phpstan-param iterable<int|string, Awaitable<TResult>|null> $triggers
 * @param Awaitable|null $cancellation Ends the wait when it completes.
 * @return TResult|null Null when $triggers is empty.
 * @throws OperationCanceledException $cancellation completed first.
 */
function await_any_or_fail(iterable $triggers, ?Awaitable $cancellation = null): mixed {}

/**
 * Waits for the first success; failures before it are collected.
 *
 * @template TResult
 * @template TKey of int|string
 * @phpstan-param iterable<TKey, Awaitable<TResult>|null> $triggers
 * @param Awaitable|null $cancellation Ends the wait when it completes.
 * @return array{TResult|null, array<TKey, \Throwable>} The result, and the errors.
 * @throws OperationCanceledException $cancellation completed first.
 */
function await_first_success(iterable $triggers, ?Awaitable $cancellation = null): mixed {}

/**
 * Waits for all; the first exception is thrown.
 *
 * @template TResult
 * @template TKey of int|string
 * @phpstan-param iterable<TKey, Awaitable<TResult>|null> $triggers
 * @param Awaitable|null $cancellation     Ends the wait when it completes.
 * @param bool           $preserveKeyOrder Order as in $triggers; false for the order of completion.
 * @return array<TKey, TResult>
 * @throws OperationCanceledException $cancellation completed first.
 */
function await_all_or_fail(iterable $triggers, ?Awaitable $cancellation = null, bool $preserveKeyOrder = true): array {}

/**
 * Waits for all; exceptions are collected.
 *
 * @template TResult
 * @template TKey of int|string
 * @phpstan-param iterable<TKey, Awaitable<TResult>|null> $triggers
 * @param Awaitable|null $cancellation     Ends the wait when it completes.
 * @param bool           $preserveKeyOrder Order as in $triggers; false for the order of completion.
 * @param bool           $fillNull         Put null at the keys that failed.
 * @return array{array<TKey, TResult|null>, array<TKey, \Throwable>} The results, and the errors.
 * @throws OperationCanceledException $cancellation completed first.
 */
function await_all(iterable $triggers, ?Awaitable $cancellation = null, bool $preserveKeyOrder = true, bool $fillNull = false): array {}

/**
 * Waits for the first $count to end; the first exception is thrown. The others go on.
 *
 * @template TResult
 * @template TKey of int|string
 * @param int $count 0 returns at once; more than there are waits for all.
 * @phpstan-param iterable<TKey, Awaitable<TResult>|null> $triggers
 * @param Awaitable|null $cancellation     Ends the wait when it completes.
 * @param bool           $preserveKeyOrder Order as in $triggers; false for the order of completion.
 * @return array<TKey, TResult>
 * @throws OperationCanceledException $cancellation completed first.
 */
function await_any_of_or_fail(int $count, iterable $triggers, ?Awaitable $cancellation = null, bool $preserveKeyOrder = true): array {}

/**
 * Waits for the first $count successes; exceptions are collected.
 *
 * @template TResult
 * @template TKey of int|string
 * @param int $count 0 returns at once; more than there are waits for all.
 * @phpstan-param iterable<TKey, Awaitable<TResult>|null> $triggers
 * @param Awaitable|null $cancellation     Ends the wait when it completes.
 * @param bool           $preserveKeyOrder Order as in $triggers; false for the order of completion.
 * @param bool           $fillNull         Put null at the keys that failed.
 * @return array{array<TKey, TResult|null>, array<TKey, \Throwable>} The results, and the errors.
 * @throws OperationCanceledException $cancellation completed first.
 */
function await_any_of(int $count, iterable $triggers, ?Awaitable $cancellation = null, bool $preserveKeyOrder = true, bool $fillNull = false): array {}

/**
 * Waits for the first of several operations, and carries out only that one. An operation is
 *
 *   - a Channel: receive a value from it;
 *   - [Channel, $value]: send the value to it;
 *   - a Completable, such as a Future, a Coroutine or a Timeout: its end.
 *
 * Of several that are possible at once the first in the array is taken.
 *
 *     [$key, $value] = select(['job' => $jobs, 'stop' => $stop, 'idle' => timeout(1000)]);
 *
 * @template TKey of array-key
 * @phpstan-param non-empty-array<TKey, Channel|array{Channel, mixed}|Completable> $operations
 * @param Completable|null $cancellation Ends the wait when it completes.
 * @return array{TKey, mixed} The key of the operation; what was received, or the result of the
 *                            Completable. Null after sending, and for a Timeout that has fired.
 * @throws ChannelException The channel of the operation is closed.
 * @throws OperationCanceledException $cancellation completed first.
 * @throws \Throwable What the Completable ended with.
 */
function select(array $operations, ?Completable $cancellation = null): array {}

/**
 * Suspends the caller for a time.
 *
 * @param int $ms Milliseconds; 0 is a plain suspend().
 */
function delay(int $ms): void {}

/**
 * Makes a deadline, to be handed to await() and its relatives as a cancellation token.
 *
 * @param int $ms Milliseconds, greater than 0.
 * @return Timeout
 * @throws \ValueError "Timeout value must be greater than 0".
 */
function timeout(int $ms): Awaitable {}

/**
 * Calls a function for each item, concurrently: as soon as a call suspends, the next item
 * is taken. All calls run in a scope of their own, below the caller's.
 *
 * @template TKey
 * @template TValue
 * @phpstan-param iterable<TKey, TValue> $iterable
 * @phpstan-param callable(TValue, TKey): mixed $callback False from it means: take no more items.
 * @param int  $concurrency   How many calls at a time; 0 for no limit.
 * @param bool $cancelPending Whether coroutines that the callback has spawned are cancelled at the
 *                            end; otherwise they are awaited.
 * @throws \Throwable What the callback or the iterator threw; everything else is cancelled then.
 */
function iterate(iterable $iterable, callable $callback, int $concurrency = 0, bool $cancelPending = true): void {}

/** The context of the caller's scope, made when there is none. */
function current_context(): Context {}

/** The private context of the running coroutine; coroutines that it spawns do not see it. */
function coroutine_context(): Context {}

/** The context of the main scope, the topmost one. */
function root_context(): Context {}

/** The context of the request that a server is handling; null where no server sets one. */
function request_context(): ?Context {}

/**
 * The coroutine that runs now.
 *
 * @throws AsyncException "The current coroutine is not defined", as long as the scheduler is not started.
 */
function current_coroutine(): Coroutine {}

/**
 * All coroutines that have not ended, the main one included.
 *
 * @return list<Coroutine<mixed>>
 */
function get_coroutines(): array {}

/**
 * A text for human eyes about all coroutines that have not ended: state, where each was
 * spawned and is suspended, what it waits for and since when, as of the scheduler's
 * last look at the clock. With async.dump_on_sigquit=1 a SIGQUIT prints it to stderr.
 */
function dump(): string {}

/**
 * Counters of the scheduler and of its pool of contexts; all 0 before the start.
 *
 * @return array{
 *     coroutines_total: int, coroutines_active: int, microtasks_queue: int,
 *     coroutine_queue: int, resumed_queue: int, fiber_pool_count: int,
 *     fiber_pool_capacity: int, fiber_pool_min: int, fiber_stack_size: int,
 *     fiber_pool_virtual_bytes: int
 * } Sizes in bytes.
 */
function runtime_stats(): array {}

/**
 * A Future of the next such signal, which then does not have its usual effect, such as
 * ending the process. Handlers set with pcntl_signal(), before or later, run as well. The
 * signal has its usual effect again after it has come, and when the Future is dropped or
 * cancelled.
 *
 * @param Completable|null $cancellation Ends the wait when it completes: the Future fails with
 *                                       its exception, else with an AsyncCancellation.
 * @return Future<Signal>
 * @throws AsyncException "Unknown signal number": the system has no such signal, or lets nobody
 *                        handle it.
 */
function signal(Signal $signal, ?Completable $cancellation = null): Future {}

/**
 * Cancels all coroutines. The caller goes on until its next suspension point.
 *
 * @param AsyncCancellation|null $cancellationError Null for one with the message "Graceful shutdown".
 */
function graceful_shutdown(?AsyncCancellation $cancellationError = null): void {}

/**
 * Runs a function in a thread of its own. Needs a thread-safe (ZTS) build of PHP.
 *
 * @param bool          $inherit    The thread knows the classes and functions of this one.
 * @param \Closure|null $bootloader Runs first in the thread.
 * @throws AsyncException "spawn_thread() requires a Thread-Safe (ZTS) PHP build".
 */
function spawn_thread(\Closure $task, bool $inherit = true, ?\Closure $bootloader = null): Thread {}

/** The CPUs that the process may use: at least 1, less than the machine has under an affinity mask or a cgroup quota. */
function available_parallelism(): int {}

/**
 * How busy the CPUs were since the previous call; zeros at the first one. For several
 * observers see CpuSnapshot.
 *
 * @return array{
 *     process_cores: float, process_percent: float, system_percent: float,
 *     cpu_count: int, interval_sec: float, loadavg: array{float, float, float}|null
 * } CPUs that the process kept busy; the same in percent of the machine; the load of the machine
 *   in percent; the CPUs of the machine; the time since the previous call; see loadavg().
 */
function cpu_usage(): array {}

/** @return array{float, float, float}|null The load average of 1, 5 and 15 minutes, if the system knows it. */
function loadavg(): ?array {}
