<?php

/**
 * @generate-class-entries
 */

namespace Async;

/**
 * Values by key: one context per scope, see current_context(), and a private one per
 * coroutine, see coroutine_context(). Objects serve as keys by their identity and are
 * kept alive while they do.
 *
 * What a scope's context does not have is looked for in the scopes above it.
 *
 * @strict-properties
 * @not-serializable
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
