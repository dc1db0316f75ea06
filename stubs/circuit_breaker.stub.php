<?php

/**
 * @generate-class-entries
 */

namespace Async;

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
