--TEST--
An error goes up through 100,000 scopes, cancels them once, and reaches the handler
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{delay, suspend};

$scopes = [new Scope];
$scopes[0]->setExceptionHandler(function (Scope $scope, $coroutine, Throwable $error) use (&$scopes) {
    echo $error->getMessage(), ' ', $scope === $scopes[0] ? 'at the top' : 'on the way', "\n";
});
for ($i = 1; $i < 100000; $i++) {
    $scopes[] = Scope::inherit($scopes[$i - 1]);
}
$sibling = $scopes[1]->spawn(fn () => delay(60000));
$scopes[99999]->spawn(fn () => throw new Exception('from below'));
suspend();
suspend();
var_dump($scopes[99999]->isCancelled(), $scopes[1]->isCancelled(), $scopes[0]->isCancelled(), $sibling->isCancelled());
?>
--EXPECT--
from below at the top
bool(true)
bool(true)
bool(false)
bool(true)
