<?php

/**
 * @generate-class-entries
 */

namespace Async;

/**
 * Something happened to a file.
 *
 * @strict-properties
 * @not-serializable
 */
final readonly class FileSystemEvent
{
    /** The directory, or the watched path itself. */
    public readonly string $path;
    /** The file in it; null for an event that stands for several (see $debounceMs), or for lost ones. */
    public readonly ?string $filename;
    /** It was created, deleted or renamed. */
    public readonly bool $renamed;
    /** Its content or its attributes have changed. */
    public readonly bool $changed;
}

/**
 * Reports what happens to the files of a directory, or to one file. It watches from its
 * construction on; what happens before somebody iterates is kept.
 *
 * @strict-properties
 * @not-serializable
 * @template-implements Awaitable<FileSystemEvent>
 * @template-implements \IteratorAggregate<null, FileSystemEvent>
 */
final class FileSystemWatcher implements Awaitable, \IteratorAggregate
{
    /**
     * @param bool         $recursive  Directories below, too, at most 8192; links are not followed.
     * @param bool         $coalesce   Events of the same file that wait to be delivered become one.
     * @param int          $debounceMs Greater than 0: one event for all, once nothing has happened for so long.
     * @param int          $maxHoldMs  The longest delay by $debounceMs; 0 for no limit.
     * @phpstan-param list<string> $extensions Only files with these extensions; empty for all.
     * @throws AsyncException The path cannot be watched.
     * @throws \ValueError A number is negative.
     */
    public function __construct(string $path, bool $recursive = false, bool $coalesce = true, int $debounceMs = 0, int $maxHoldMs = 0, array $extensions = []) {}

    /** Ends the watch. What it has seen is still delivered. No effect once it is closed. */
    public function close(): void {}

    /** True after close() and after the end of its scope. */
    public function isClosed(): bool {}

    /**
     * Waits for events, until the watcher is closed. Only inside a coroutine.
     *
     * @return \Iterator<null, FileSystemEvent>
     */
    public function getIterator(): \Iterator {}
}
