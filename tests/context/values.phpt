--TEST--
Values by string key: set, get, find, has, unset
--EXTENSIONS--
async
--FILE--
<?php
use function Async\current_context;

$context = current_context();
var_dump($context instanceof Async\Context, current_context() === $context);
var_dump($context->set('a', 1) === $context, $context->get('a'), $context->find('a'), $context->has('a'));
var_dump($context->set('null', null)->has('null'), $context->get('null'), $context->has('absent'), $context->find('absent'));
try {
    $context->set('a', 2);
} catch (Async\AsyncException $e) {
    echo get_class($e), ': ', $e->getMessage(), ' ', $context->get('a'), "\n";
}
var_dump($context->set('a', 2, replace: true)->get('a'));
var_dump($context->unset('a') === $context, $context->has('a'), $context->unset('a')->has('a'));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
int(1)
int(1)
bool(true)
bool(true)
NULL
bool(false)
NULL
Async\AsyncException: Context key already exists and replace is false 1
int(2)
bool(true)
bool(false)
bool(false)
