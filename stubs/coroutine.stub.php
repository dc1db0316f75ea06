<?php

/**
 * @generate-class-entries
 */

namespace Async;

/**
 * A function that runs concurrently with the rest of the script: made by spawn(), and by
 * the start of the scheduler for the main script itself. It runs until it waits, then
 * another one does. Losing the last reference does not stop it.
 *
 * @strict-properties
 * @not-serializable
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
     * @phpstan-param \Closure(Coroutine<TResult>): void $callback
     */
    public function finally(\Closure $callback): void {}
}
