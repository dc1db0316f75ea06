--TEST--
The private context of a coroutine is not inherited
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, coroutine_context, current_context, current_coroutine};

coroutine_context()->set('key', 'main');
await(spawn(function () {
    var_dump(coroutine_context()->has('key'), coroutine_context() === current_coroutine()->getContext());
    coroutine_context()->set('key', 'own');
    var_dump(coroutine_context() === current_context(), current_context()->has('key'));
}));
$coroutine = spawn(fn() => coroutine_context());
$context = $coroutine->getContext();
var_dump(await($coroutine) === $context, coroutine_context()->get('key'));
?>
--EXPECT--
bool(false)
bool(true)
bool(false)
bool(false)
bool(true)
string(4) "main"
