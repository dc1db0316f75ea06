--TEST--
1,000,000 scopes in each other are cancelled, counted and freed without recursion
--EXTENSIONS--
async
--INI--
memory_limit=-1
--FILE--
<?php
use Async\Scope;
use function Async\suspend;

$scopes = [new Scope];
for ($i = 1; $i < 1000000; $i++) {
    $scopes[] = Scope::inherit($scopes[$i - 1]);
}
$coroutine = $scopes[999999]->spawn(fn() => suspend());
suspend();
var_dump($scopes[0]->isFinished());
$scopes[0]->cancel();
suspend();
var_dump($scopes[0]->isFinished(), $scopes[999999]->isCancelled(), $coroutine->isCancelled());
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(true)
