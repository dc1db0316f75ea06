--TEST--
Exceptions in flight in several coroutines do not mix
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all};

$task = function (string $name) {
    try {
        throw new Exception($name);
    } catch (Exception $e) {
        suspend();
        try {
            throw new Exception("$name again", 0, $e);
        } finally {
            suspend();
        }
    }
};
[, $errors] = await_all([spawn($task, 'a'), spawn($task, 'b'), spawn($task, 'c')]);
foreach ($errors as $e) {
    echo $e->getMessage(), ' <- ', $e->getPrevious()->getMessage(), ' ', var_export($e->getPrevious()->getPrevious(), true), "\n";
}
?>
--EXPECT--
a again <- a NULL
b again <- b NULL
c again <- c NULL
