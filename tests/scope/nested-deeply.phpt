--TEST--
100,000 scopes in each other are cancelled, counted and freed without recursion
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\suspend;

$scopes = [new Scope];
for ($i = 1; $i < 100000; $i++) {
    $scopes[] = Scope::inherit($scopes[$i - 1]);
}
$coroutine = $scopes[99999]->spawn(fn() => suspend());
suspend();
var_dump($scopes[0]->isFinished());
$scopes[0]->cancel();
suspend();
var_dump($scopes[0]->isFinished(), $scopes[99999]->isCancelled(), $coroutine->isCancelled());
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(true)
