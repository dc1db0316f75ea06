--TEST--
A context is looked through upwards; scopes without one are skipped; new Scope ends the way
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, current_context, root_context};

current_context()->set('key', 'main');
var_dump(current_context() === root_context());
$child = Scope::inherit();
$middle = Scope::inherit($child);
$leaf = Scope::inherit($middle);
$show = function () {
    $context = current_context();
    var_dump($context === root_context(), $context->find('key'), $context->has('key'), $context->findLocal('key'), $context->hasLocal('key'));
};
await($leaf->spawn($show));
await($child->spawn(fn() => current_context()->set('key', 'child')));
await($leaf->spawn($show));
$root = new Scope;
await($root->spawn($show));
?>
--EXPECT--
bool(true)
bool(false)
string(4) "main"
bool(true)
NULL
bool(false)
bool(false)
string(5) "child"
bool(true)
NULL
bool(false)
bool(false)
NULL
bool(false)
NULL
bool(false)
