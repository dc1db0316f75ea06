--TEST--
Thousands of waiters are cancelled and leave nothing behind
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, suspend};

$round = function () {
    $channel = new Channel();
    $waiters = [];
    for ($i = 0; $i < 1000; $i++) {
        $waiters[] = spawn(fn() => $i % 2 ? $channel->recv() : (new Channel())->send(new stdClass()));
    }
    suspend();
    foreach ($waiters as $waiter) {
        $waiter->cancel();
    }
    suspend();
    var_dump($channel->sendAsync(1), $channel->count());
};
$round();
$before = memory_get_usage();
$round();
$grown = memory_get_usage() - $before;
echo $grown < 4096 ? "constant\n" : "grown by $grown bytes\n";
?>
--EXPECT--
bool(true)
int(1)
bool(true)
int(1)
constant
