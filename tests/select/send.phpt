--TEST--
Sending is an operation, too; only one is carried out
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{select, spawn, suspend};

$a = new Channel(1);
$b = new Channel();
echo json_encode(select([[$b, 'x'], [$a, 'y']])), "\n";
var_dump($a->count());
spawn(function () use ($b) { echo 'b got ', $b->recv(), "\n"; });
echo json_encode(select(['a' => [$a, 'z'], 'b' => [$b, 'w']])), "\n";
suspend();
var_dump($a->recv(), $a->count());
// Nothing of what was not carried out is left in the queues.
var_dump($b->sendAsync(1), $b->recv(), $b->recvAsync()->ignore()->isCompleted());
?>
--EXPECT--
[1,null]
int(1)
b got w
["b",null]
string(1) "y"
int(0)
bool(true)
int(1)
bool(false)
