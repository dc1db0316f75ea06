<?php

/**
 * @generate-class-entries
 */

namespace Async;

/**
 * The side of a Future that completes it, once. Several Futures may be made from one.
 *
 * When it is destroyed and nobody ever asked a Future of it for the outcome, a warning
 * says so; see Future::ignore().
 *
 * @strict-properties
 * @not-serializable
 * @template TValue
 */
final class FutureState
{
    public function __construct() {}

    /**
     * Completes the future with a result.
     *
     * @phpstan-param TValue $result
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
