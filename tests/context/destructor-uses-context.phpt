--TEST--
Destructors of values may use the context
--EXTENSIONS--
async
--FILE--
<?php
use function Async\current_context;

class Value { public function __destruct() { var_dump(current_context()->has('key')); current_context()->set('other', 1, true); } }
current_context()->set('key', new Value);
current_context()->unset('key');
current_context()->set('key', new Value);
current_context()->set('key', 'replaced', true);
var_dump(current_context()->get('key'), current_context()->get('other'));
?>
--EXPECT--
bool(false)
bool(false)
string(8) "replaced"
int(1)
