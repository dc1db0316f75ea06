--TEST--
Two selects meet
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use Async\Channel;
use function Async\{select, spawn, await};

$a = new Channel();
$b = new Channel();
$first = spawn(fn() => select(['send' => [$a, 'x'], 'recv' => $b]));
$second = spawn(fn() => select(['send' => [$b, 'y'], 'recv' => $a]));
echo json_encode([await($first), await($second)]), "\n";
// The same channel in both directions is no match with itself.
$self = spawn(fn() => select(['send' => [$a, 'to me'], 'recv' => $a]));
Async\suspend();
var_dump($a->recv());
echo json_encode(await($self)), "\n";
?>
--EXPECT--
[["recv","y"],["send",null]]
string(5) "to me"
["send",null]
