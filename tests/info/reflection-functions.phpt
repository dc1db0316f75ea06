--TEST--
Reflection pins the functions of the foundation
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/reflection.inc';

foreach (['await', 'await_all', 'await_all_or_fail', 'await_any_of', 'await_any_of_or_fail', 'await_any_or_fail', 'await_first_success', 'current_coroutine', 'delay', 'get_coroutines', 'graceful_shutdown', 'protect', 'runtime_stats', 'spawn', 'suspend', 'timeout'] as $function) {
    echo signature(new ReflectionFunction("Async\\$function")), "\n";
}
?>
--EXPECT--
function Async\await(Async\Completable $awaitable, ?Async\Completable $cancellation = null): mixed
function Async\await_all(Traversable|array $triggers, ?Async\Awaitable $cancellation = null, bool $preserveKeyOrder = true, bool $fillNull = false): array
function Async\await_all_or_fail(Traversable|array $triggers, ?Async\Awaitable $cancellation = null, bool $preserveKeyOrder = true): array
function Async\await_any_of(int $count, Traversable|array $triggers, ?Async\Awaitable $cancellation = null, bool $preserveKeyOrder = true, bool $fillNull = false): array
function Async\await_any_of_or_fail(int $count, Traversable|array $triggers, ?Async\Awaitable $cancellation = null, bool $preserveKeyOrder = true): array
function Async\await_any_or_fail(Traversable|array $triggers, ?Async\Awaitable $cancellation = null): mixed
function Async\await_first_success(Traversable|array $triggers, ?Async\Awaitable $cancellation = null): mixed
function Async\current_coroutine(): Async\Coroutine
function Async\delay(int $ms): void
function Async\get_coroutines(): array
function Async\graceful_shutdown(?Async\AsyncCancellation $cancellationError = null): void
function Async\protect(Closure $closure): mixed
function Async\runtime_stats(): array
function Async\spawn(callable $task, mixed ...$args): Async\Coroutine
function Async\suspend(): void
function Async\timeout(int $ms): Async\Awaitable
