<?php

/*
 * The API of the extension "async" for IDEs and static analysis; not to be included.
 * Made from stubs/*.stub.php by ./dev stubs.
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

/** Why a Channel was closed. */
enum ChannelCloseReason: string
{
    /** By close(). */
    case EXPLICIT = 'explicit';
    /** The Channel object was destroyed. */
    case DISPOSED = 'disposed';
    /** Receivers have waited for longer than the no-producer timeout. */
    case NO_PRODUCERS = 'no producers timeout';
    /** Senders have waited for longer than the no-consumer timeout. */
    case NO_CONSUMERS = 'no consumers timeout';
    /** Nothing was left that could have ended the wait. */
    case DEADLOCK = 'deadlock';
    /** The scope it was created in was disposed or cancelled. */
    case SCOPE_DISPOSED = 'scope disposed';
}

/** A Channel is closed. */
class ChannelException extends AsyncException
{
    public ChannelCloseReason $reason;
}

/**
 * Hands values from coroutine to coroutine, in order. Without a buffer sender and
 * receiver meet; with one, senders wait only while it is full. Who waits is served in
 * the order of arrival, and nobody who comes later gets in between.
 *
 * It belongs to the scope it was created in: disposing or cancelling that closes it.
 *
 * @template TValue
 * @template-implements Awaitable<TValue>
 * @template-implements \IteratorAggregate<null, TValue>
 */
final class Channel implements Awaitable, \IteratorAggregate, \Countable
{
    /**
     * @param int  $capacity          Size of the buffer; 0 for none.
     * @param int  $noProducerTimeout How long receivers may wait for a sender, in ms; 0 for ever.
     * @param int  $noConsumerTimeout How long senders may wait for a receiver, in ms; 0 for ever.
     * @param bool $hardTimeouts      False: what waits too long is closed only when nothing else could end
     *                                the wait, that is, instead of a deadlock. True: always.
     * @throws \ValueError A number is not between 0 and 2147483647.
     */
    public function __construct(int $capacity = 0, int $noProducerTimeout = 0, int $noConsumerTimeout = 0, bool $hardTimeouts = false) {}

    /**
     * Hands over a value; waits while the buffer is full or, without one, until it was taken.
     *
     * @param TValue $value
     * @param Completable|null $cancellationToken Ends the wait when it completes.
     * @throws ChannelException It is closed.
     * @throws OperationCanceledException $cancellationToken completed first.
     */
    public function send(mixed $value, ?Completable $cancellationToken = null): void {}

    /**
     * Hands over a value if that needs no wait. Without a buffer one value can be left behind.
     *
     * @param TValue $value
     * @return bool False when there is no room, or when it is closed.
     */
    public function sendAsync(mixed $value): bool {}

    /**
     * Takes the next value; waits until there is one. After close() what is in the buffer
     * comes first.
     *
     * @param Completable|null $cancellationToken Ends the wait when it completes.
     * @return TValue
     * @throws ChannelException It is closed.
     * @throws OperationCanceledException $cancellationToken completed first.
     */
    public function recv(?Completable $cancellationToken = null): mixed {}

    /**
     * A Future of the next value. Once it is cancelled, or nobody holds it, it gets none.
     *
     * @return Future<TValue>
     */
    public function recvAsync(): Future {}

    /** Ends the waits of both sides with a ChannelException. No effect once it is closed. */
    public function close(): void {}

    /** True after close() and after the other ends of it, see ChannelCloseReason. */
    public function isClosed(): bool {}

    /** Size of the buffer. */
    public function capacity(): int {}

    /** Values in the buffer. */
    public function count(): int {}

    /** True when nothing is in the buffer. */
    public function isEmpty(): bool {}

    /** True when the buffer has no room. */
    public function isFull(): bool {}

    /**
     * Receives until it is closed by close(); other reasons are thrown as ChannelException.
     * Several coroutines may iterate at once.
     *
     * @return \Iterator<null, TValue>
     */
    public function getIterator(): \Iterator {}
}

/** Whether a service may be used. */
enum CircuitBreakerState
{
    /** It works. */
    case ACTIVE;
    /** It is out of order: requests fail at once. */
    case INACTIVE;
    /** It is being tried whether it works again: requests are let through. */
    case RECOVERING;
}

/** Keeps requests from a service that is out of order. */
interface CircuitBreaker
{
    /** Whether requests may go through now. */
    public function getState(): CircuitBreakerState;

    /** To ACTIVE. */
    public function activate(): void;

    /** To INACTIVE. */
    public function deactivate(): void;

    /** To RECOVERING. */
    public function recover(): void;
}

/** Decides when a circuit breaker changes its state, by calling its methods. */
interface CircuitBreakerStrategy
{
    /** Something worked. What this throws is ignored. */
    public function reportSuccess(mixed $source): void;

    /** Something failed. What this throws is ignored. */
    public function reportFailure(mixed $source, \Throwable $error): void;

    /** Asked for each request while the state is INACTIVE; true changes it to RECOVERING. */
    public function shouldRecover(): bool;
}

/**
 * Values by key: one context per scope, see current_context(), and a private one per
 * coroutine, see coroutine_context(). Objects serve as keys by their identity and are
 * kept alive while they do.
 *
 * What a scope's context does not have is looked for in the scopes above it.
 */
final class Context
{
    /** The value here or in a scope above; null if there is none. */
    public function find(string|object $key): mixed {}

    /**
     * The value here or in a scope above.
     *
     * @throws ContextException "Context key "x" not found".
     */
    public function get(string|object $key): mixed {}

    /** True if there is a value here or in a scope above. */
    public function has(string|object $key): bool {}

    /** The value here; null if there is none. */
    public function findLocal(string|object $key): mixed {}

    /**
     * The value here.
     *
     * @throws ContextException "Context key "x" not found".
     */
    public function getLocal(string|object $key): mixed {}

    /** True if there is a value here. */
    public function hasLocal(string|object $key): bool {}

    /**
     * Stores a value here.
     *
     * @param bool $replace Whether there may be a value already.
     * @return Context $this
     * @throws AsyncException "Context key already exists and replace is false".
     */
    public function set(string|object $key, mixed $value, bool $replace = false): Context {}

    /**
     * Removes the value here, if there is one.
     *
     * @return Context $this
     */
    public function unset(string|object $key): Context {}
}

/**
 * A function that runs concurrently with the rest of the script: made by spawn(), and by
 * the start of the scheduler for the main script itself. It runs until it waits, then
 * another one does. Losing the last reference does not stop it.
 *
 * @template-covariant TResult
 * @template-implements Completable<TResult>
 */
final class Coroutine implements Completable
{
    /** The object's id (spl_object_id()): unique among the living coroutines, re-used later. */
    public function getId(): int {}

    /**
     * Puts the coroutine at the head of the ready queue, now and each time it gets ready.
     *
     * @return Coroutine<TResult> $this
     */
    public function asHiPriority(): Coroutine {}

    /** Its private context, see coroutine_context(). */
    public function getContext(): Context {}

    /**
     * What the function returned; null until then and after a failure. Never throws, never waits.
     *
     * @return TResult|null
     */
    public function getResult(): mixed {}

    /**
     * The exception that ended the coroutine (the AsyncCancellation after a cancellation), or null.
     * Never throws, never waits.
     *
     * @return \Throwable|null
     */
    public function getException(): mixed {}

    /**
     * The stack of the suspended coroutine, as debug_backtrace() would give it.
     *
     * @param int $options Bit mask of DEBUG_BACKTRACE_PROVIDE_OBJECT and DEBUG_BACKTRACE_IGNORE_ARGS.
     * @param int $limit   Number of frames; 0 for all.
     * @return list<array<string, mixed>>|null Null unless it is suspended.
     */
    public function getTrace(int $options = DEBUG_BACKTRACE_PROVIDE_OBJECT, int $limit = 0): ?array {}

    /** @return array{?string, int} File and line of the spawn() call. */
    public function getSpawnFileAndLine(): array {}

    /** "file:line" of the spawn() call, or "unknown". */
    public function getSpawnLocation(): string {}

    /** @return array{?string, int} File and line where it was last suspended. */
    public function getSuspendFileAndLine(): array {}

    /** "file:line" where it was last suspended, or "unknown". */
    public function getSuspendLocation(): string {}

    /** True from the moment its function was entered, also after the end. */
    public function isStarted(): bool {}

    /** True while it stands in the ready queue: fresh, or ready to go on. */
    public function isQueued(): bool {}

    /** True while it is started and not finished, thus also while it is suspended. */
    public function isRunning(): bool {}

    /** True while it waits, or is ready to go on after a wait. */
    public function isSuspended(): bool {}

    /** True once it has ended by an AsyncCancellation. */
    public function isCancelled(): bool {}

    /** True after cancel() until it has ended, also while protect() defers the cancellation. */
    public function isCancellationRequested(): bool {}

    /** True once it has ended in whatever way. */
    public function isCompleted(): bool {}

    /**
     * What it waits for, in words.
     *
     * @return list<string> Empty unless it is suspended.
     */
    public function getAwaitingInfo(): array {}

    /**
     * Cancels it. Not started yet: it never runs. Suspended: the exception is thrown at its
     * suspension point, where it may be caught. Itself: thrown at the next suspension point.
     * Finished, or cancelled before: no effect.
     *
     * @param AsyncCancellation|null $cancellation Null for one with the message "Coroutine cancelled".
     */
    public function cancel(?AsyncCancellation $cancellation = null): void {}

    /**
     * Calls a function once it has ended, at once if it already has. Several are run concurrently.
     *
     * @param \Closure(Coroutine<TResult>): void $callback
     */
    public function finally(\Closure $callback): void {}
}

/**
 * The counters of CPU time at one moment, in ns. The difference of two says how busy
 * the process and the machine were in between; see cpu_usage() too.
 */
final class CpuSnapshot
{
    /** A clock that only goes forward. */
    public readonly int $wallNs;
    /** CPU time of the process in user mode. */
    public readonly int $processUserNs;
    /** CPU time of the process in the kernel. */
    public readonly int $processSystemNs;
    /** Idle time of all CPUs together. */
    public readonly int $systemIdleNs;
    /** Busy time of all CPUs together. */
    public readonly int $systemBusyNs;
    /** CPUs of the machine. */
    public readonly int $cpuCount;

    private function __construct() {}

    /** Reads the counters now. */
    public static function now(): CpuSnapshot {}
}

/**
 * Thrown at the suspension point of a cancelled coroutine. It is an \Error, so that
 * `catch (\Exception)` does not swallow a cancellation. One that nobody catches ends
 * its coroutine silently.
 */
class AsyncCancellation extends \Error
{
}

/** A wait that was ended by its cancellation token; previous is what the token ended with. */
class OperationCanceledException extends AsyncCancellation
{
}

/** The base of errors in the use of this extension. */
class AsyncException extends \Exception
{
}

/** An input or output operation failed. */
class InputOutputException extends \Exception
{
}

/** A name could not be resolved. */
class DnsException extends \Exception
{
}

/** A Timeout fired. */
class TimeoutException extends \Exception
{
}

/** Waiting for a file descriptor failed. */
class PollException extends \Exception
{
}

/** Coroutines wait, and nothing is left that could wake them. */
class DeadlockError extends \Error
{
}

/** A Context has no such key. */
class ContextException extends AsyncException
{
}

/** The circuit breaker of a pool is open. */
class ServiceUnavailableException extends AsyncException
{
}

/** Several exceptions thrown at once. */
final class CompositeException extends \Exception
{
    /** @var list<\Throwable> */
    private array $exceptions = [];

    /** Adds one to the list. */
    public function addException(\Throwable $exception): void {}

    /** @return list<\Throwable> In the order they were added. */
    public function getExceptions(): array {}
}

/**
 * Something happened to a file.
 */
final readonly class FileSystemEvent
{
    /** The directory, or the watched path itself. */
    public readonly string $path;
    /** The file in it; null for an event that stands for several (see $debounceMs), or for lost ones. */
    public readonly ?string $filename;
    /** It was created, deleted or renamed. */
    public readonly bool $renamed;
    /** Its content or its attributes have changed. */
    public readonly bool $changed;
}

/**
 * Reports what happens to the files of a directory, or to one file. It watches from its
 * construction on; what happens before somebody iterates is kept.
 *
 * @template-implements Awaitable<FileSystemEvent>
 * @template-implements \IteratorAggregate<null, FileSystemEvent>
 */
final class FileSystemWatcher implements Awaitable, \IteratorAggregate
{
    /**
     * @param bool         $recursive  Directories below, too, at most 8192; links are not followed.
     * @param bool         $coalesce   Events of the same file that wait to be delivered become one.
     * @param int          $debounceMs Greater than 0: one event for all, once nothing has happened for so long.
     * @param int          $maxHoldMs  The longest delay by $debounceMs; 0 for no limit.
     * @param list<string> $extensions Only files with these extensions; empty for all.
     * @throws AsyncException The path cannot be watched.
     * @throws \ValueError A number is negative.
     */
    public function __construct(string $path, bool $recursive = false, bool $coalesce = true, int $debounceMs = 0, int $maxHoldMs = 0, array $extensions = []) {}

    /** Ends the watch. What it has seen is still delivered. No effect once it is closed. */
    public function close(): void {}

    /** True after close() and after the end of its scope. */
    public function isClosed(): bool {}

    /**
     * Waits for events, until the watcher is closed. Only inside a coroutine.
     *
     * @return \Iterator<null, FileSystemEvent>
     */
    public function getIterator(): \Iterator {}
}

/**
 * Queues a function to run as a coroutine. It never starts before the caller waits.
 *
 * @template TArg1
 * @template TArg2
 * @template TArg3
 * @template TArg4
 * @template TArg5
 * @template TResult
 * @param (callable(): TResult)|(callable(TArg1): TResult)|(callable(TArg1, TArg2): TResult)|(callable(TArg1, TArg2, TArg3): TResult)|(callable(TArg1, TArg2, TArg3, TArg4): TResult)|(callable(TArg1, TArg2, TArg3, TArg4, TArg5): TResult) $task
 * @param mixed ...$args Passed on to $task, by position or by name.
 * @return Coroutine<TResult>
 */
function spawn(callable $task, mixed ...$args): Coroutine {}

/**
 * Queues a function to run as a coroutine in the scope that $provider names; null from it
 * means the scope of the caller. A SpawnStrategy is also told before and after the queueing.
 *
 * @template TArg1
 * @template TArg2
 * @template TArg3
 * @template TArg4
 * @template TArg5
 * @template TResult
 * @param (callable(): TResult)|(callable(TArg1): TResult)|(callable(TArg1, TArg2): TResult)|(callable(TArg1, TArg2, TArg3): TResult)|(callable(TArg1, TArg2, TArg3, TArg4): TResult)|(callable(TArg1, TArg2, TArg3, TArg4, TArg5): TResult) $task
 * @param mixed ...$args Passed on to $task, by position or by name.
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
 * @param \Closure(): TResult $closure
 * @return TResult
 * @throws AsyncCancellation The deferred one; the result is lost then.
 */
function protect(\Closure $closure): mixed {}

/**
 * Waits for the end of one Completable.
 *
 * @template TResult
 * @param Completable<TResult> $awaitable
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
 * @param iterable<int|string, Awaitable<TResult>|null> $triggers
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
 * @param iterable<TKey, Awaitable<TResult>|null> $triggers
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
 * @param iterable<TKey, Awaitable<TResult>|null> $triggers
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
 * @param iterable<TKey, Awaitable<TResult>|null> $triggers
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
 * @param iterable<TKey, Awaitable<TResult>|null> $triggers
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
 * @param iterable<TKey, Awaitable<TResult>|null> $triggers
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
 * @param non-empty-array<TKey, Channel|array{Channel, mixed}|Completable> $operations
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
 * @param iterable<TKey, TValue> $iterable
 * @param callable(TValue, TKey): mixed $callback False from it means: take no more items.
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

/**
 * A value that arrives later: the side of a FutureState that waits.
 *
 * @template-covariant TValue
 * @template-implements Completable<TValue>
 */
final class Future implements Completable
{
    /**
     * One that is completed with a value.
     *
     * @template TCompleted
     * @param TCompleted $value
     * @return Future<TCompleted>
     */
    public static function completed(mixed $value = null): Future {}

    /**
     * One that is completed with an exception.
     *
     * @return Future<never>
     */
    public static function failed(\Throwable $throwable): Future {}

    /** @param FutureState<TValue> $state */
    public function __construct(FutureState $state) {}

    /** True once it has a result or an exception. */
    public function isCompleted(): bool {}

    /** True once it is completed with an AsyncCancellation. */
    public function isCancelled(): bool {}

    /**
     * Completes it with a cancellation. No effect once it is completed.
     *
     * @param AsyncCancellation|null $cancellation Null for one with the message "Future has been cancelled".
     */
    public function cancel(?AsyncCancellation $cancellation = null): void {}

    /**
     * Nobody is going to ask for the outcome: no warnings about that.
     *
     * @return Future<TValue>
     */
    public function ignore(): Future {}

    /**
     * A Future of what a function makes of the result. The function runs in a coroutine of
     * its own, never at once; it is skipped for an exception, which is passed on.
     *
     * @template TMapped
     * @param callable(TValue): TMapped $map
     * @return Future<TMapped>
     */
    public function map(callable $map): Future {}

    /**
     * The same for an exception; a result is passed on.
     *
     * @template TCaught
     * @param callable(\Throwable): TCaught $catch
     * @return Future<TValue|TCaught>
     */
    public function catch(callable $catch): Future {}

    /**
     * Calls a function with the result or the exception, which is then passed on. An
     * exception it throws replaces the outcome and has the former one as previous.
     *
     * @param callable(TValue|\Throwable): mixed $finally
     * @return Future<TValue>
     */
    public function finally(callable $finally): Future {}

    /**
     * Waits for the outcome: returns the result or throws the exception.
     *
     * @param Completable|null $cancellation Ends the wait when it completes.
     * @return TValue
     * @throws OperationCanceledException $cancellation completed first.
     */
    public function await(?Completable $cancellation = null): mixed {}

    /** @return list<string> "FutureState(pending)" or "FutureState(completed)". */
    public function getAwaitingInfo(): array {}

    /** @return array{?string, int} File and line where its state was created. */
    public function getCreatedFileAndLine(): array {}

    /** "file:line" where its state was created, or "unknown". */
    public function getCreatedLocation(): string {}

    /** @return array{?string, int} File and line where it was completed. */
    public function getCompletedFileAndLine(): array {}

    /** "file:line" where it was completed, or "unknown". */
    public function getCompletedLocation(): string {}
}

/**
 * The side of a Future that completes it, once. Several Futures may be made from one.
 *
 * When it is destroyed and nobody ever asked a Future of it for the outcome, a warning
 * says so; see Future::ignore().
 *
 * @template TValue
 */
final class FutureState
{
    public function __construct() {}

    /**
     * Completes the future with a result.
     *
     * @param TValue $result
     * @throws AsyncException "FutureState is already completed at FILE:LINE".
     */
    public function complete(mixed $result): void {}

    /**
     * Completes the future with an exception, which those who await it get.
     *
     * @throws AsyncException "FutureState is already completed at FILE:LINE".
     */
    public function error(\Throwable $throwable): void {}

    /** True after complete(), error(), or cancel() of a Future. */
    public function isCompleted(): bool {}

    /** No warnings about an outcome that nobody has asked for. */
    public function ignore(): void {}

    /** @return list<string> "FutureState(pending)" or "FutureState(completed)". */
    public function getAwaitingInfo(): array {}

    /** @return array{?string, int} File and line where it was created. */
    public function getCreatedFileAndLine(): array {}

    /** "file:line" where it was created, or "unknown". */
    public function getCreatedLocation(): string {}

    /** @return array{?string, int} File and line where it was completed. */
    public function getCompletedFileAndLine(): array {}

    /** "file:line" where it was completed, or "unknown". */
    public function getCompletedLocation(): string {}
}

/** A Pool is closed, or could not make a resource. */
class PoolException extends AsyncException
{
}

/**
 * Resources that are expensive to make, such as connections, for many coroutines. Who
 * finds none waits, in the order of arrival.
 *
 * @template TResource
 */
final class Pool implements \Countable, CircuitBreaker
{
    /**
     * @param callable(): TResource $factory Makes a resource; null and false mean that it failed.
     * @param (callable(TResource): void)|null $destructor Ends a resource.
     * @param (callable(TResource): bool)|null $healthcheck Is an idle resource still good? Asked every $healthcheckInterval.
     * @param (callable(TResource): bool)|null $beforeAcquire Is a resource that was used before still good?
     * @param (callable(TResource): bool)|null $beforeRelease Is a resource that comes back still good?
     * @param int $min                 So many are made at once, and again after failed health checks.
     * @param int $max                 There are never more.
     * @param int $healthcheckInterval In ms; 0 for no checks. They do not keep the script alive.
     * @throws \ValueError A number is out of range.
     */
    public function __construct(callable $factory, ?callable $destructor = null, ?callable $healthcheck = null, ?callable $beforeAcquire = null, ?callable $beforeRelease = null, int $min = 0, int $max = 10, int $healthcheckInterval = 0) {}

    /**
     * Takes a resource; waits while all are in use.
     *
     * @param int $timeout In ms; 0 for ever.
     * @return TResource
     * @throws PoolException It is closed, or the factory failed.
     * @throws TimeoutException None was free in time.
     * @throws ServiceUnavailableException The state is INACTIVE.
     */
    public function acquire(int $timeout = 0): mixed {}

    /**
     * Takes a resource if one is free or may be made.
     *
     * @return TResource|null
     * @throws PoolException It is closed, or the factory failed.
     * @throws ServiceUnavailableException The state is INACTIVE.
     */
    public function tryAcquire(): mixed {}

    /**
     * Gives a resource back.
     *
     * @param TResource $resource
     * @throws PoolException None is in use.
     */
    public function release(mixed $resource): void {}

    /** Destroys idle resources, and the others when they come back. Who waits gets a PoolException. */
    public function close(): void {}

    /** True after close(). */
    public function isClosed(): bool {}

    /** All resources. */
    public function count(): int {}

    /** Resources that are free. */
    public function idleCount(): int {}

    /** Resources in use. */
    public function activeCount(): int {}

    /** Sets who decides when the state changes; null for nobody. It is told of each resource that comes back, good or bad. */
    public function setCircuitBreakerStrategy(?CircuitBreakerStrategy $strategy): void {}

    /** INACTIVE: acquire() and tryAcquire() throw. ACTIVE at the start. */
    public function getState(): CircuitBreakerState {}

    /** Sets the state ACTIVE. */
    public function activate(): void {}

    /** Sets the state INACTIVE. */
    public function deactivate(): void {}

    /** Sets the state RECOVERING. */
    public function recover(): void {}
}

/**
 * Coroutines that belong together, and scopes below them. Cancelling a scope cancels the
 * whole tree. Losing the last reference to a Scope disposes it.
 *
 * An exception that a coroutine ends with and that nobody awaits is offered to the
 * handlers of its scope, then of the scopes above; each scope on the way that has none is
 * cancelled.
 *
 * A *safe* scope does not cancel its coroutines: they become zombies, which go on, but
 * neither awaitCompletion() nor the end of the script waits for them.
 */
final class Scope implements ScopeProvider
{
    /**
     * A child of $parentScope or, with null, of the scope of the caller. It is as safe as its
     * parent; the main scope, to which the script itself belongs, is safe.
     *
     * @throws AsyncException "Cannot inherit a Scope from a parent Scope that has already been disposed."
     */
    public static function inherit(?Scope $parentScope = null): Scope {}

    /** Itself. */
    public function provideScope(): Scope {}

    /** The root of a tree of its own, not safe. */
    public function __construct() {}

    /**
     * Its coroutines are cancelled with it.
     *
     * @return Scope $this
     */
    public function asNotSafely(): Scope {}

    /**
     * Its coroutines become zombies instead of being cancelled.
     *
     * @return Scope $this
     */
    public function allowZombies(): Scope {}

    /**
     * Queues a function to run as a coroutine of this scope.
     *
     * @template TArg1
     * @template TArg2
     * @template TArg3
     * @template TArg4
     * @template TArg5
     * @template TResult
     * @param (\Closure(): TResult)|(\Closure(TArg1): TResult)|(\Closure(TArg1, TArg2): TResult)|(\Closure(TArg1, TArg2, TArg3): TResult)|(\Closure(TArg1, TArg2, TArg3, TArg4): TResult)|(\Closure(TArg1, TArg2, TArg3, TArg4, TArg5): TResult) $callable
     * @param mixed ...$params Passed on to $callable, by position or by name.
     * @return Coroutine<TResult>
     * @throws AsyncException "Cannot spawn a coroutine in a closed scope", "Scope object has been disposed".
     */
    public function spawn(\Closure $callable, mixed ...$params): Coroutine {}

    /**
     * Closes the scope for spawn() and ends its coroutines, those of child scopes first.
     *
     * @param AsyncCancellation|null $cancellationError Null for one with the message "Scope was cancelled".
     */
    public function cancel(?AsyncCancellation $cancellationError = null): void {}

    /**
     * Waits until no coroutine is left in the scope and its children, zombies left out.
     *
     * @param Awaitable $cancellation Ends the wait when it completes.
     * @throws AsyncCancellation "The scope has been cancelled", before or meanwhile.
     * @throws AsyncException "Cannot await completion of scope from a coroutine that belongs to the same scope or its children".
     * @throws OperationCanceledException $cancellation completed first.
     */
    public function awaitCompletion(Awaitable $cancellation): void {}

    /**
     * Waits until no coroutine is left in the cancelled scope and its children, zombies
     * included.
     *
     * @param (callable(\Throwable, Scope): void)|null $errorHandler Gets what the coroutines
     *        end with and nobody handles. Without it that is thrown here in the end, as is what
     *        the handler throws; several exceptions as a CompositeException.
     * @param Awaitable|null $cancellation Ends the wait when it completes.
     * @throws AsyncException "Attempt to await a Scope that has not been cancelled".
     * @throws OperationCanceledException $cancellation completed first.
     */
    public function awaitAfterCancellation(?callable $errorHandler = null, ?Awaitable $cancellation = null): void {}

    /** True when no coroutine is left in it and its children, zombies left out. */
    public function isFinished(): bool {}

    /** True once it was disposed, or its last coroutine has ended after cancel(). */
    public function isClosed(): bool {}

    /** True once it was cancelled or disposed. */
    public function isCancelled(): bool {}

    /**
     * Sets the function that takes the exceptions of its coroutines, and those of child scopes
     * that have no handler. The other coroutines go on then.
     *
     * @param callable(Scope, Coroutine, \Throwable): void $exceptionHandler
     */
    public function setExceptionHandler(callable $exceptionHandler): void {}

    /**
     * The same for exceptions that come from child scopes; goes before the other handler.
     *
     * @param callable(Scope, Coroutine, \Throwable): void $exceptionHandler
     */
    public function setChildScopeExceptionHandler(callable $exceptionHandler): void {}

    /**
     * Calls a function once the scope is cancelled or disposed and nothing is left in it, at
     * once if that is so already. Several are run concurrently.
     *
     * @param \Closure(Scope): void $callback
     */
    public function finally(\Closure $callback): void {}

    /** Closes it for good and ends its coroutines: cancels them, or lets them become zombies if it is safe. */
    public function dispose(): void {}

    /** Closes it for good; its coroutines become zombies. */
    public function disposeSafely(): void {}

    /**
     * Closes it for good after a time and cancels all that is left, "Scope has been disposed due
     * to timeout". Does nothing when it is empty.
     *
     * @param int $timeout Milliseconds.
     * @throws \ValueError Negative.
     */
    public function disposeAfterTimeout(int $timeout): void {}

    /** @return list<Scope> Those that have an object. */
    public function getChildScopes(): array {}
}

/** Says in which scope spawn_with() is to start a coroutine. */
interface ScopeProvider
{
    /** @return Scope|null Null for the scope of the caller. */
    public function provideScope(): ?Scope;
}

/** A ScopeProvider that also takes part in the start of the coroutine. */
interface SpawnStrategy extends ScopeProvider
{
    /**
     * Called with the new coroutine before it is queued. What it throws goes to the caller
     * of spawn_with(), and the coroutine never runs.
     *
     * @return array<string, mixed> Reserved; return an empty array.
     */
    public function beforeCoroutineEnqueue(Coroutine $coroutine, Scope $scope): array;

    /**
     * Called when the coroutine is queued and has not run. What it throws goes to the caller
     * of spawn_with(); the coroutine runs nevertheless.
     */
    public function afterCoroutineEnqueue(Coroutine $coroutine, Scope $scope): void;
}

/** What signal() waits for. Signals that exist on other systems only are refused there. */
enum Signal: int
{
    case SIGHUP = 1;
    case SIGINT = 2;
    case SIGQUIT = 3;
    case SIGILL = 4;
    case SIGABRT = 6;
    case SIGFPE = 8;
    case SIGKILL = 9;
    case SIGUSR1 = 10;
    case SIGSEGV = 11;
    case SIGUSR2 = 12;
    case SIGTERM = 15;
    case SIGBREAK = 21;
    case SIGABRT2 = 22;
    case SIGWINCH = 28;
}

/**
 * Tasks that run concurrently, with their outcomes by key. Outcomes are kept, so that one
 * may ask for them several times.
 *
 * Exceptions of tasks count as handled once all(), race(), any(), suppressErrors() was
 * called, or getErrors() or foreach has given them out. Otherwise a CompositeException of
 * them is thrown in its scope when the last reference to the group is lost; see Scope.
 *
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
     * @template TArg1
     * @template TArg2
     * @template TArg3
     * @template TArg4
     * @template TArg5
     * @param (callable(): TResult)|(callable(TArg1): TResult)|(callable(TArg1, TArg2): TResult)|(callable(TArg1, TArg2, TArg3): TResult)|(callable(TArg1, TArg2, TArg3, TArg4): TResult)|(callable(TArg1, TArg2, TArg3, TArg4, TArg5): TResult) $task
     * @param mixed ...$args Passed on to $task, by position or by name.
     * @throws AsyncException "Cannot spawn tasks on a closed TaskGroup", "Cannot spawn tasks on a completed
     *                        TaskGroup".
     */
    public function spawn(callable $task, mixed ...$args): void {}

    /**
     * The same with a key of one's own.
     *
     * @template TArg1
     * @template TArg2
     * @template TArg3
     * @template TArg4
     * @template TArg5
     * @param (callable(): TResult)|(callable(TArg1): TResult)|(callable(TArg1, TArg2): TResult)|(callable(TArg1, TArg2, TArg3): TResult)|(callable(TArg1, TArg2, TArg3, TArg4): TResult)|(callable(TArg1, TArg2, TArg3, TArg4, TArg5): TResult) $task
     * @param mixed ...$args Passed on to $task, by position or by name.
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
     * @param \Closure(TaskGroup<TResult>): void $callback
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

/**
 * Tasks that run concurrently, each outcome of which is given away once: the joins and
 * foreach remove what they return.
 *
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
     */
    public function __construct(?int $concurrency = null, ?int $queueLimit = null, ?Scope $scope = null) {}

    /**
     * Adds a task; its key is the next free number from 0. Suspends while the queue is full.
     *
     * @template TArg1
     * @template TArg2
     * @template TArg3
     * @template TArg4
     * @template TArg5
     * @param (callable(): TResult)|(callable(TArg1): TResult)|(callable(TArg1, TArg2): TResult)|(callable(TArg1, TArg2, TArg3): TResult)|(callable(TArg1, TArg2, TArg3, TArg4): TResult)|(callable(TArg1, TArg2, TArg3, TArg4, TArg5): TResult) $task
     * @param mixed ...$args Passed on to $task, by position or by name.
     * @throws AsyncException "Cannot spawn tasks on a closed TaskGroup", "Cannot spawn tasks on a completed
     *                        TaskGroup".
     */
    public function spawn(callable $task, mixed ...$args): void {}

    /**
     * The same with a key of one's own.
     *
     * @template TArg1
     * @template TArg2
     * @template TArg3
     * @template TArg4
     * @template TArg5
     * @param (callable(): TResult)|(callable(TArg1): TResult)|(callable(TArg1, TArg2): TResult)|(callable(TArg1, TArg2, TArg3): TResult)|(callable(TArg1, TArg2, TArg3, TArg4): TResult)|(callable(TArg1, TArg2, TArg3, TArg4, TArg5): TResult) $task
     * @param mixed ...$args Passed on to $task, by position or by name.
     * @throws AsyncException Also: "Duplicate key "k"", "Duplicate key 1".
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
     */
    public function cancel(?AsyncCancellation $cancellation = null): void {}

    /**
     * No more tasks. Those it has go on.
     */
    public function close(): void {}

    /**
     * Closes it and disposes its scope.
     */
    public function dispose(): void {}

    /**
     * True when no task runs or waits for its turn.
     */
    public function isFinished(): bool {}

    /**
     * True after close(), cancel() or the end of its scope.
     */
    public function isClosed(): bool {}

    /**
     * The number of tasks whose outcome was not given away yet.
     */
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
     * @param \Closure(TaskSet<TResult>): void $callback
     */
    public function finally(\Closure $callback): void {}

    /**
     * For foreach: key => [result, error] in the order of the spawn, one of them null. The loop
     * waits for the next task to end; it is over when the set is closed and has no more.
     * What the loop has been given is removed.
     *
     * @return \Iterator<int|string, array{TResult|null, \Throwable|null}>
     * @throws \Error When called directly.
     */
    public function getIterator(): \Iterator {}
}

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

/**
 * A Channel with a buffer whose values are copied in depth, so that the two sides share
 * nothing. Without a thread-safe (ZTS) build of PHP both sides are in one thread.
 *
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
     * @param TValue $value
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

/**
 * A deadline for await() and its relatives, made by timeout(). Its timer runs only
 * while something waits for it, so an unused Timeout costs nothing and does not keep
 * the script alive.
 *
 * When it fires, awaiting it throws TimeoutException "Timeout occurred after N
 * milliseconds"; an already fired one throws the same again.
 *
 * @template-implements Completable<never>
 */
final class Timeout implements Completable
{
    /**
     * Not for users: `new Timeout` throws AsyncException "Timeout cannot be constructed directly".
     */
    private function __construct() {}

    /** Disarms the timer for good. Repeated calls have no effect. */
    public function cancel(?AsyncCancellation $cancellation = null): void {}

    /** True once it has fired or was cancelled. */
    public function isCompleted(): bool {}

    /** True after cancel(). */
    public function isCancelled(): bool {}
}
