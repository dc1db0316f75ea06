--TEST--
Objects are keys by identity and are kept alive
--EXTENSIONS--
async
--FILE--
<?php
use function Async\current_context;

class Key { public function __construct(private string $name) {} public function __destruct() { echo "$this->name gone\n"; } }

$context = current_context();
$a = new Key('a');
$context->set($a, 'value of a')->set(new Key('b'), 'value of b');
var_dump($context->get($a), $context->has(clone $a));
unset($a);
echo "kept\n";
$c = new Key('c');
$context->set($c, 1);
$context->unset($c);
unset($c);
echo "end\n";
?>
--EXPECT--
a gone
string(10) "value of a"
bool(false)
kept
c gone
end
a gone
b gone
