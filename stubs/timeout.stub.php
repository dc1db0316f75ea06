<?php

/**
 * @generate-class-entries
 */

namespace Async;

/**
 * A deadline for await() and its relatives, made by timeout(). Its timer runs only
 * while something waits for it, so an unused Timeout costs nothing and does not keep
 * the script alive.
 *
 * When it fires, awaiting it throws TimeoutException "Timeout occurred after N
 * milliseconds"; an already fired one throws the same again.
 *
 * @strict-properties
 * @not-serializable
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
