--TEST--
Reflection pins TaskGroup and TaskSet
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/reflection.inc';

show_class('Async\TaskGroup');
show_class('Async\TaskSet');
?>
--EXPECT--
final class Async\TaskGroup implements Async\Awaitable, Countable, IteratorAggregate
    public function __construct(?int $concurrency = null, ?int $queueLimit = null, ?Async\Scope $scope = null)
    public function spawn(callable $task, mixed ...$args): void
    public function spawnWithKey(string|int $key, callable $task, mixed ...$args): void
    public function all(bool $ignoreErrors = false): Async\Future
    public function race(): Async\Future
    public function any(): Async\Future
    public function getResults(): array
    public function getErrors(): array
    public function suppressErrors(): void
    public function cancel(?Async\AsyncCancellation $cancellation = null): void
    public function close(): void
    public function dispose(): void
    public function isFinished(): bool
    public function isClosed(): bool
    public function count(): int
    public function awaitCompletion(): void
    public function finally(Closure $callback): void
    public function getIterator(): Iterator
final class Async\TaskSet implements Async\Awaitable, Countable, IteratorAggregate
    public function __construct(?int $concurrency = null, ?int $queueLimit = null, ?Async\Scope $scope = null)
    public function spawn(callable $task, mixed ...$args): void
    public function spawnWithKey(string|int $key, callable $task, mixed ...$args): void
    public function joinNext(): Async\Future
    public function joinAny(): Async\Future
    public function joinAll(bool $ignoreErrors = false): Async\Future
    public function cancel(?Async\AsyncCancellation $cancellation = null): void
    public function close(): void
    public function dispose(): void
    public function isFinished(): bool
    public function isClosed(): bool
    public function count(): int
    public function awaitCompletion(): void
    public function finally(Closure $callback): void
    public function getIterator(): Iterator
