--TEST--
inherit() makes a child of the given scope or of the caller's
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, suspend};

$root = new Scope;
$child = Scope::inherit($root);
var_dump($root->getChildScopes() === [$child]);
$inner = null;
await($root->spawn(function () use (&$inner) {
    $inner = Scope::inherit();
}));
var_dump($root->getChildScopes() === [$child, $inner]);
unset($child);
var_dump(count($root->getChildScopes()));
$inner->dispose();
var_dump($root->isClosed(), count((new Scope)->getChildScopes()), $root->provideScope() === $root);
?>
--EXPECT--
bool(true)
bool(true)
int(1)
bool(false)
int(0)
bool(true)
