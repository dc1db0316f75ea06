--TEST--
The exception classes can be made by users
--EXTENSIONS--
async
--FILE--
<?php
foreach (['AsyncCancellation', 'OperationCanceledException', 'AsyncException', 'InputOutputException', 'DnsException',
    'TimeoutException', 'PollException', 'DeadlockError', 'ServiceUnavailableException', 'CompositeException'] as $class) {
    $class = "Async\\$class";
    $e = new $class('message', 3, $previous = new Exception('p'));
    if ($e->getMessage() !== 'message' || $e->getCode() !== 3 || $e->getPrevious() !== $previous || $e->getLine() !== 5) {
        echo "$class is odd\n";
    }
}
echo "done\n";
?>
--EXPECT--
done
