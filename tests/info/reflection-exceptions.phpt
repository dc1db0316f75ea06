--TEST--
Reflection pins the exceptions of the foundation
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/reflection.inc';

foreach (['AsyncCancellation', 'AsyncException', 'CompositeException', 'DeadlockError', 'DnsException', 'InputOutputException', 'OperationCanceledException', 'PollException', 'ServiceUnavailableException', 'TimeoutException'] as $class) {
    show_class("Async\\$class");
}
?>
--EXPECT--
class Async\AsyncCancellation extends Error
class Async\AsyncException extends Exception
final class Async\CompositeException extends Exception
    private array $exceptions
    public function addException(Throwable $exception): void
    public function getExceptions(): array
class Async\DeadlockError extends Error
class Async\DnsException extends Exception
class Async\InputOutputException extends Exception
class Async\OperationCanceledException extends Async\AsyncCancellation
class Async\PollException extends Exception
class Async\ServiceUnavailableException extends Async\AsyncException
class Async\TimeoutException extends Exception
