<?php

/**
 * @generate-class-entries
 */

namespace Async;

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
 *
 * @strict-properties
 * @not-serializable
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
     * @template TResult
     * @phpstan-param \Closure(mixed...): TResult $callable
     * @phpstan-param mixed ...$params Passed on to $callable, by position or by name.
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
     * @phpstan-param (callable(\Throwable, Scope): void)|null $errorHandler Gets what the coroutines
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
     * @phpstan-param callable(Scope, Coroutine, \Throwable): void $exceptionHandler
     */
    public function setExceptionHandler(callable $exceptionHandler): void {}

    /**
     * The same for exceptions that come from child scopes; goes before the other handler.
     *
     * @phpstan-param callable(Scope, Coroutine, \Throwable): void $exceptionHandler
     */
    public function setChildScopeExceptionHandler(callable $exceptionHandler): void {}

    /**
     * Calls a function once the scope is cancelled or disposed and nothing is left in it, at
     * once if that is so already. Several are run concurrently.
     *
     * @phpstan-param \Closure(Scope): void $callback
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
