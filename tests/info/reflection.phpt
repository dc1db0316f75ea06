--TEST--
Reflection pins the names, parameters, defaults and types of the API
--EXTENSIONS--
async
--FILE--
<?php
$functions = array_filter(get_defined_functions()['internal'], fn($f) => str_starts_with($f, 'async\\'));
sort($functions);
foreach ($functions as $function) {
    echo signature(new ReflectionFunction($function)), "\n";
}
$classes = array_filter([...get_declared_classes(), ...get_declared_interfaces()], fn($c) => str_starts_with($c, 'Async\\'));
sort($classes);
foreach ($classes as $class) {
    $r = new ReflectionClass($class);
    $interfaces = array_diff($r->getInterfaceNames(), ['Stringable', 'Throwable', 'UnitEnum']);
    sort($interfaces);
    echo "\n", $r->isFinal() ? 'final ' : '', $r->isInterface() ? 'interface ' : 'class ', $class,
        $r->getParentClass() ? ' extends ' . $r->getParentClass()->name : '',
        $interfaces ? ($r->isInterface() ? ' extends ' : ' implements ') . implode(', ', $interfaces) : '', "\n";
    foreach ($r->getProperties() as $property) {
        if ($property->class === $class) {
            echo '    ', implode(' ', Reflection::getModifierNames($property->getModifiers())), ' ', $property->getType(), ' $', $property->name, "\n";
        }
    }
    foreach ($r->getMethods() as $method) {
        if ($method->class === $class) {
            $modifiers = implode(' ', Reflection::getModifierNames($method->getModifiers() & ~ReflectionMethod::IS_ABSTRACT));
            echo "    $modifiers ", signature($method), "\n";
        }
    }
}
function signature(ReflectionFunctionAbstract $f): string
{
    $parameters = [];
    foreach ($f->getParameters() as $p) {
        $default = '';
        if ($p->isDefaultValueAvailable()) {
            $default = ' = ' . ($p->isDefaultValueConstant() ? $p->getDefaultValueConstantName() : strtolower(var_export($p->getDefaultValue(), true)));
        }
        $parameters[] = $p->getType() . ' ' . ($p->isVariadic() ? '...' : '') . '$' . $p->name . $default;
    }

    return 'function ' . ($f instanceof ReflectionMethod ? $f->name : $f->getName()) . '(' . implode(', ', $parameters) . ')' . ($f->hasReturnType() ? ': ' . $f->getReturnType() : '');
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

class Async\AsyncCancellation extends Error

class Async\AsyncException extends Exception

interface Async\Awaitable

interface Async\Completable extends Async\Awaitable
    public function cancel(?Async\AsyncCancellation $cancellation = null): void
    public function isCompleted(): bool
    public function isCancelled(): bool

final class Async\CompositeException extends Exception
    private array $exceptions
    public function addException(Throwable $exception): void
    public function getExceptions(): array

final class Async\Coroutine implements Async\Awaitable, Async\Completable
    public function getId(): int
    public function asHiPriority(): Async\Coroutine
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

class Async\DeadlockError extends Error

class Async\DnsException extends Exception

class Async\InputOutputException extends Exception

class Async\OperationCanceledException extends Async\AsyncCancellation

class Async\PollException extends Exception

class Async\ServiceUnavailableException extends Async\AsyncException

final class Async\Timeout implements Async\Awaitable, Async\Completable
    private function __construct()
    public function cancel(?Async\AsyncCancellation $cancellation = null): void
    public function isCompleted(): bool
    public function isCancelled(): bool

class Async\TimeoutException extends Exception
