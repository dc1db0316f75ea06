--TEST--
Names, parameters, defaults and types of every function and class: they are a contract
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/reflection.inc';

$functions = get_extension_funcs('async');
sort($functions);
foreach ($functions as $function) {
    echo signature(new ReflectionFunction($function)), "\n";
}
$classes = (new ReflectionExtension('async'))->getClassNames();
sort($classes);
foreach ($classes as $class) {
    show_class($class);
}
?>
--EXPECT--
function Async\available_parallelism(): int
function Async\await(Async\Completable $awaitable, ?Async\Completable $cancellation = null): mixed
function Async\await_all(Traversable|array $triggers, ?Async\Awaitable $cancellation = null, bool $preserveKeyOrder = true, bool $fillNull = false): array
function Async\await_all_or_fail(Traversable|array $triggers, ?Async\Awaitable $cancellation = null, bool $preserveKeyOrder = true): array
function Async\await_any_of(int $count, Traversable|array $triggers, ?Async\Awaitable $cancellation = null, bool $preserveKeyOrder = true, bool $fillNull = false): array
function Async\await_any_of_or_fail(int $count, Traversable|array $triggers, ?Async\Awaitable $cancellation = null, bool $preserveKeyOrder = true): array
function Async\await_any_or_fail(Traversable|array $triggers, ?Async\Awaitable $cancellation = null): mixed
function Async\await_first_success(Traversable|array $triggers, ?Async\Awaitable $cancellation = null): mixed
function Async\coroutine_context(): Async\Context
function Async\cpu_usage(): array
function Async\current_context(): Async\Context
function Async\current_coroutine(): Async\Coroutine
function Async\delay(int $ms): void
function Async\dump(): string
function Async\get_coroutines(): array
function Async\graceful_shutdown(?Async\AsyncCancellation $cancellationError = null): void
function Async\iterate(Traversable|array $iterable, callable $callback, int $concurrency = 0, bool $cancelPending = true): void
function Async\loadavg(): ?array
function Async\protect(Closure $closure): mixed
function Async\request_context(): ?Async\Context
function Async\root_context(): Async\Context
function Async\runtime_stats(): array
function Async\select(array $operations, ?Async\Completable $cancellation = null): array
function Async\signal(Async\Signal $signal, ?Async\Completable $cancellation = null): Async\Future
function Async\spawn(callable $task, mixed ...$args): Async\Coroutine
function Async\spawn_thread(Closure $task, bool $inherit = true, ?Closure $bootloader = null): Async\Thread
function Async\spawn_with(Async\ScopeProvider $provider, callable $task, mixed ...$args): Async\Coroutine
function Async\suspend(): void
function Async\timeout(int $ms): Async\Awaitable
class Async\AsyncCancellation extends Error
class Async\AsyncException extends Exception
interface Async\Awaitable
final class Async\Channel implements Async\Awaitable, Countable, IteratorAggregate
    public function __construct(int $capacity = 0, int $noProducerTimeout = 0, int $noConsumerTimeout = 0, bool $hardTimeouts = false)
    public function send(mixed $value, ?Async\Completable $cancellationToken = null): void
    public function sendAsync(mixed $value): bool
    public function recv(?Async\Completable $cancellationToken = null): mixed
    public function recvAsync(): Async\Future
    public function close(): void
    public function isClosed(): bool
    public function capacity(): int
    public function count(): int
    public function isEmpty(): bool
    public function isFull(): bool
    public function getIterator(): Iterator
enum Async\ChannelCloseReason
    const EXPLICIT = "explicit"
    const DISPOSED = "disposed"
    const NO_PRODUCERS = "no producers timeout"
    const NO_CONSUMERS = "no consumers timeout"
    const DEADLOCK = "deadlock"
    const SCOPE_DISPOSED = "scope disposed"
    public readonly string $name
    public readonly string $value
    public static function cases(): array
    public static function from(string|int $value): static
    public static function tryFrom(string|int $value): ?static
class Async\ChannelException extends Async\AsyncException
    public Async\ChannelCloseReason $reason
interface Async\CircuitBreaker
    public function getState(): Async\CircuitBreakerState
    public function activate(): void
    public function deactivate(): void
    public function recover(): void
enum Async\CircuitBreakerState
    const ACTIVE = "ACTIVE"
    const INACTIVE = "INACTIVE"
    const RECOVERING = "RECOVERING"
    public readonly string $name
    public static function cases(): array
interface Async\CircuitBreakerStrategy
    public function reportSuccess(mixed $source): void
    public function reportFailure(mixed $source, Throwable $error): void
    public function shouldRecover(): bool
interface Async\Completable extends Async\Awaitable
    public function cancel(?Async\AsyncCancellation $cancellation = null): void
    public function isCompleted(): bool
    public function isCancelled(): bool
final class Async\CompositeException extends Exception
    private array $exceptions
    public function addException(Throwable $exception): void
    public function getExceptions(): array
final class Async\Context
    public function find(object|string $key): mixed
    public function get(object|string $key): mixed
    public function has(object|string $key): bool
    public function findLocal(object|string $key): mixed
    public function getLocal(object|string $key): mixed
    public function hasLocal(object|string $key): bool
    public function set(object|string $key, mixed $value, bool $replace = false): Async\Context
    public function unset(object|string $key): Async\Context
class Async\ContextException extends Async\AsyncException
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
final class Async\CpuSnapshot
    public readonly int $wallNs
    public readonly int $processUserNs
    public readonly int $processSystemNs
    public readonly int $systemIdleNs
    public readonly int $systemBusyNs
    public readonly int $cpuCount
    private function __construct()
    public static function now(): Async\CpuSnapshot
class Async\DeadlockError extends Error
class Async\DnsException extends Exception
final class Async\FileSystemEvent
    public readonly string $path
    public readonly ?string $filename
    public readonly bool $renamed
    public readonly bool $changed
final class Async\FileSystemWatcher implements Async\Awaitable, IteratorAggregate
    public function __construct(string $path, bool $recursive = false, bool $coalesce = true, int $debounceMs = 0, int $maxHoldMs = 0, array $extensions = [])
    public function close(): void
    public function isClosed(): bool
    public function getIterator(): Iterator
final class Async\Future implements Async\Awaitable, Async\Completable
    public static function completed(mixed $value = null): Async\Future
    public static function failed(Throwable $throwable): Async\Future
    public function __construct(Async\FutureState $state)
    public function isCompleted(): bool
    public function isCancelled(): bool
    public function cancel(?Async\AsyncCancellation $cancellation = null): void
    public function ignore(): Async\Future
    public function map(callable $map): Async\Future
    public function catch(callable $catch): Async\Future
    public function finally(callable $finally): Async\Future
    public function await(?Async\Completable $cancellation = null): mixed
    public function getAwaitingInfo(): array
    public function getCreatedFileAndLine(): array
    public function getCreatedLocation(): string
    public function getCompletedFileAndLine(): array
    public function getCompletedLocation(): string
final class Async\FutureState
    public function __construct()
    public function complete(mixed $result): void
    public function error(Throwable $throwable): void
    public function isCompleted(): bool
    public function ignore(): void
    public function getAwaitingInfo(): array
    public function getCreatedFileAndLine(): array
    public function getCreatedLocation(): string
    public function getCompletedFileAndLine(): array
    public function getCompletedLocation(): string
class Async\InputOutputException extends Exception
class Async\OperationCanceledException extends Async\AsyncCancellation
class Async\PollException extends Exception
final class Async\Pool implements Async\CircuitBreaker, Countable
    public function __construct(callable $factory, ?callable $destructor = null, ?callable $healthcheck = null, ?callable $beforeAcquire = null, ?callable $beforeRelease = null, int $min = 0, int $max = 10, int $healthcheckInterval = 0)
    public function acquire(int $timeout = 0): mixed
    public function tryAcquire(): mixed
    public function release(mixed $resource): void
    public function close(): void
    public function isClosed(): bool
    public function count(): int
    public function idleCount(): int
    public function activeCount(): int
    public function setCircuitBreakerStrategy(?Async\CircuitBreakerStrategy $strategy): void
    public function getState(): Async\CircuitBreakerState
    public function activate(): void
    public function deactivate(): void
    public function recover(): void
class Async\PoolException extends Async\AsyncException
class Async\RemoteException extends Async\AsyncException
    private ?Throwable $remoteException
    private string $remoteClass
    public function getRemoteException(): ?Throwable
    public function getRemoteClass(): string
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
class Async\ServiceUnavailableException extends Async\AsyncException
enum Async\Signal
    const SIGHUP = 1
    const SIGINT = 2
    const SIGQUIT = 3
    const SIGILL = 4
    const SIGABRT = 6
    const SIGFPE = 8
    const SIGKILL = 9
    const SIGUSR1 = 10
    const SIGSEGV = 11
    const SIGUSR2 = 12
    const SIGTERM = 15
    const SIGBREAK = 21
    const SIGABRT2 = 22
    const SIGWINCH = 28
    public readonly string $name
    public readonly int $value
    public static function cases(): array
    public static function from(string|int $value): static
    public static function tryFrom(string|int $value): ?static
interface Async\SpawnStrategy extends Async\ScopeProvider
    public function beforeCoroutineEnqueue(Async\Coroutine $coroutine, Async\Scope $scope): array
    public function afterCoroutineEnqueue(Async\Coroutine $coroutine, Async\Scope $scope): void
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
final class Async\Thread implements Async\Awaitable, Async\Completable
    private function __construct()
    public function isRunning(): bool
    public function isCompleted(): bool
    public function isCancelled(): bool
    public function getResult(): mixed
    public function getException(): mixed
    public function cancel(?Async\AsyncCancellation $cancellation = null): void
    public function finally(Closure $callback): void
final class Async\ThreadChannel implements Async\Awaitable, Countable
    public function __construct(int $capacity = 16)
    public function send(mixed $value, ?Async\Completable $cancellation = null): void
    public function recv(?Async\Completable $cancellation = null): mixed
    public function close(): void
    public function isClosed(): bool
    public function capacity(): int
    public function count(): int
    public function isEmpty(): bool
    public function isFull(): bool
class Async\ThreadChannelException extends Async\AsyncException
final class Async\ThreadPool
    public function __construct(int $workers = 0, int $queueSize = 0, ?Closure $bootloader = null, bool $coroutine = false, int $concurrency = 0)
    public function submit(callable $task, mixed ...$args): Async\Future
    public function map(array $items, callable $task): array
    public function close(): void
    public function cancel(): void
    public function isClosed(): bool
    public function getPendingCount(): int
    public function getRunningCount(): int
    public function getCompletedCount(): int
    public function getWorkerCount(): int
    public function reload(): void
class Async\ThreadPoolException extends Exception
class Async\ThreadTransferException extends Async\AsyncException
final class Async\Timeout implements Async\Awaitable, Async\Completable
    private function __construct()
    public function cancel(?Async\AsyncCancellation $cancellation = null): void
    public function isCompleted(): bool
    public function isCancelled(): bool
class Async\TimeoutException extends Exception
