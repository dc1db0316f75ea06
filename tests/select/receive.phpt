--TEST--
The first channel that has a value
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{select, spawn, suspend};

$a = new Channel();
$b = new Channel();
spawn(fn() => $b->send('from b'));
echo json_encode(select(['a' => $a, 'b' => $b])), "\n";
$a->sendAsync('from a');
$b->sendAsync('from b');
echo json_encode(select([$b, $a])), "\n";
echo json_encode(select([5 => $b, 7 => $a])), "\n";
var_dump($a->count(), $b->count());
?>
--EXPECT--
["b","from b"]
[0,"from b"]
[7,"from a"]
int(0)
int(0)
