<?php

/**
 * @generate-class-entries
 */

namespace Async;

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
