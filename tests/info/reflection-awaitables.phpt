--TEST--
Reflection pins Awaitable, Completable, Coroutine and Timeout
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/reflection.inc';

foreach (['Awaitable', 'Completable', 'Coroutine', 'Timeout'] as $class) {
    show_class("Async\\$class");
}
?>
--EXPECT--
interface Async\Awaitable
interface Async\Completable extends Async\Awaitable
    public function cancel(?Async\AsyncCancellation $cancellation = null): void
    public function isCompleted(): bool
    public function isCancelled(): bool
final class Async\Coroutine implements Async\Awaitable, Async\Completable
    public function getId(): int
    public function asHiPriority(): Async\Coroutine
    public function getContext(): Async\Context
    public function getResult(): mixed
    public function getException(): mixed
    public function getTrace(int $options = DEBUG_BACKTRACE_PROVIDE_OBJECT, int $limit = 0): ?array
    public function getSpawnFileAndLine(): array
    public function getSpawnLocation(): string
    public function getSuspendFileAndLine(): array
    public function getSuspendLocation(): string
    public function isStarted(): bool
    public function isQueued(): bool
    public function isRunning(): bool
    public function isSuspended(): bool
    public function isCancelled(): bool
    public function isCancellationRequested(): bool
    public function isCompleted(): bool
    public function getAwaitingInfo(): array
    public function cancel(?Async\AsyncCancellation $cancellation = null): void
    public function finally(Closure $callback): void
final class Async\Timeout implements Async\Awaitable, Async\Completable
    private function __construct()
    public function cancel(?Async\AsyncCancellation $cancellation = null): void
    public function isCompleted(): bool
    public function isCancelled(): bool
