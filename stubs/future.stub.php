<?php

/**
 * @generate-class-entries
 */

namespace Async;

/**
 * A value that arrives later: the side of a FutureState that waits.
 *
 * @strict-properties
 * @not-serializable
 * @template-covariant TValue
 * @template-implements Completable<TValue>
 */
final class Future implements Completable
{
    /**
     * One that is completed with a value.
     *
     * @template TCompleted
     * @phpstan-param TCompleted $value
     * @return Future<TCompleted>
     */
    public static function completed(mixed $value = null): Future {}

    /**
     * One that is completed with an exception.
     *
     * @return Future<never>
     */
    public static function failed(\Throwable $throwable): Future {}

    /** @phpstan-param FutureState<TValue> $state */
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
     * @phpstan-param callable(TValue): TMapped $map
     * @return Future<TMapped>
     */
    public function map(callable $map): Future {}

    /**
     * The same for an exception; a result is passed on.
     *
     * @template TCaught
     * @phpstan-param callable(\Throwable): TCaught $catch
     * @return Future<TValue|TCaught>
     */
    public function catch(callable $catch): Future {}

    /**
     * Calls a function with the result or the exception, which is then passed on. An
     * exception it throws replaces the outcome and has the former one as previous.
     *
     * @phpstan-param callable(TValue|\Throwable): mixed $finally
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
