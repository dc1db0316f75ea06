--TEST--
The exception classes and their parents
--EXTENSIONS--
async
--FILE--
<?php
foreach (['AsyncCancellation', 'OperationCanceledException', 'AsyncException', 'InputOutputException', 'DnsException',
    'TimeoutException', 'PollException', 'DeadlockError', 'ServiceUnavailableException', 'CompositeException'] as $class) {
    $r = new ReflectionClass("Async\\$class");
    echo $r->getName(), ' extends ', $r->getParentClass()->getName(), $r->isFinal() ? ' final' : '', "\n";
}
?>
--EXPECT--
Async\AsyncCancellation extends Error
Async\OperationCanceledException extends Async\AsyncCancellation
Async\AsyncException extends Exception
Async\InputOutputException extends Exception
Async\DnsException extends Exception
Async\TimeoutException extends Exception
Async\PollException extends Exception
Async\DeadlockError extends Error
Async\ServiceUnavailableException extends Async\AsyncException
Async\CompositeException extends Exception final
