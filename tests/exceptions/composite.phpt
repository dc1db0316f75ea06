--TEST--
CompositeException collects exceptions
--EXTENSIONS--
async
--FILE--
<?php
$e = new Async\CompositeException('several');
var_dump($e->getExceptions());
$e->addException($a = new Exception('a'));
$e->addException($b = new Error('b'));
var_dump($e->getExceptions() === [$a, $b], $e->getMessage());
try {
    $e->addException('x');
} catch (TypeError $t) {
    echo $t->getMessage(), "\n";
}
$copy = $e->getExceptions();
$copy[] = 1;
var_dump(count($e->getExceptions()));
?>
--EXPECT--
array(0) {
}
bool(true)
string(7) "several"
Async\CompositeException::addException(): Argument #1 ($exception) must be of type Throwable, string given
int(2)
