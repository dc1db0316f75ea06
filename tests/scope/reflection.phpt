--TEST--
Reflection pins Scope, ScopeProvider and SpawnStrategy
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/reflection.inc';

foreach (['Scope', 'ScopeProvider', 'SpawnStrategy'] as $class) {
    show_class("Async\\$class");
}
?>
--EXPECT--
final class Async\Scope implements Async\ScopeProvider
    public static function inherit(?Async\Scope $parentScope = null): Async\Scope
    public function provideScope(): Async\Scope
    public function __construct()
    public function asNotSafely(): Async\Scope
    public function allowZombies(): Async\Scope
    public function spawn(Closure $callable, mixed ...$params): Async\Coroutine
    public function cancel(?Async\AsyncCancellation $cancellationError = null): void
    public function awaitCompletion(Async\Awaitable $cancellation): void
    public function awaitAfterCancellation(?callable $errorHandler = null, ?Async\Awaitable $cancellation = null): void
    public function isFinished(): bool
    public function isClosed(): bool
    public function isCancelled(): bool
    public function setExceptionHandler(callable $exceptionHandler): void
    public function setChildScopeExceptionHandler(callable $exceptionHandler): void
    public function finally(Closure $callback): void
    public function dispose(): void
    public function disposeSafely(): void
    public function disposeAfterTimeout(int $timeout): void
    public function getChildScopes(): array
interface Async\ScopeProvider
    public function provideScope(): ?Async\Scope
interface Async\SpawnStrategy extends Async\ScopeProvider
    public function beforeCoroutineEnqueue(Async\Coroutine $coroutine, Async\Scope $scope): array
    public function afterCoroutineEnqueue(Async\Coroutine $coroutine, Async\Scope $scope): void
