<?php

/**
 * @generate-class-entries
 */

namespace Async;

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
