--TEST--
A channel that holds itself is collected
--EXTENSIONS--
async
--FILE--
<?php
class Noisy { public $x; function __destruct() { echo "destroyed\n"; } }
(function () {
    $channel = new Async\Channel(10);
    $noisy = new Noisy();
    $noisy->x = $channel;
    $channel->send($noisy);
    $channel->send([$channel]);
    unset($noisy);
})();
gc_collect_cycles();
echo "end\n";
?>
--EXPECT--
destroyed
end
