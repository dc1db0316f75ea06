<?php

/**
 * @generate-class-entries
 */

namespace Async;

/** A Pool is closed, or could not make a resource. */
class PoolException extends AsyncException
{
}

/**
 * Resources that are expensive to make, such as connections, for many coroutines. Who
 * finds none waits, in the order of arrival.
 *
 * @strict-properties
 * @not-serializable
 * @template TResource
 */
final class Pool implements \Countable, CircuitBreaker
{
    /**
     * @phpstan-param callable(): TResource $factory Makes a resource; null and false mean that it failed.
     * @phpstan-param (callable(TResource): void)|null $destructor Ends a resource.
     * @phpstan-param (callable(TResource): bool)|null $healthcheck Is an idle resource still good? Asked every $healthcheckInterval.
     * @phpstan-param (callable(TResource): bool)|null $beforeAcquire Is a resource that was used before still good?
     * @phpstan-param (callable(TResource): bool)|null $beforeRelease Is a resource that comes back still good?
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
     * @phpstan-param TResource $resource
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
