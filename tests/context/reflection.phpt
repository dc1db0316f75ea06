--TEST--
Reflection pins Context and the functions that find one
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/reflection.inc';

show_class('Async\Context');
foreach (['current_context', 'coroutine_context', 'root_context', 'request_context', 'iterate', 'spawn_with'] as $name) {
    echo signature(new ReflectionFunction("Async\\$name")), "\n";
}
?>
--EXPECT--
final class Async\Context
    public function find(object|string $key): mixed
    public function get(object|string $key): mixed
    public function has(object|string $key): bool
    public function findLocal(object|string $key): mixed
    public function getLocal(object|string $key): mixed
    public function hasLocal(object|string $key): bool
    public function set(object|string $key, mixed $value, bool $replace = false): Async\Context
    public function unset(object|string $key): Async\Context
function Async\current_context(): Async\Context
function Async\coroutine_context(): Async\Context
function Async\root_context(): Async\Context
function Async\request_context(): ?Async\Context
function Async\iterate(Traversable|array $iterable, callable $callback, int $concurrency = 0, bool $cancelPending = true): void
function Async\spawn_with(Async\ScopeProvider $provider, callable $task, mixed ...$args): Async\Coroutine
