--TEST--
foreach receives until close()
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, suspend, await_all_or_fail};

$channel = new Channel(2);
spawn(function () use ($channel) {
    foreach (range(1, 5) as $i) {
        $channel->send($i);
    }
    $channel->close();
});
foreach ($channel as $key => $value) {
    echo json_encode($key), '=>', $value, ' ';
}
echo "\n";
foreach ($channel as $value) {
    echo "never\n";
}
// Several consumers; leaving a loop loses nothing.
$channel = new Channel();
$sum = 0;
$consumers = [];
for ($i = 0; $i < 3; $i++) {
    $consumers[] = spawn(function () use ($channel, &$sum) {
        foreach ($channel as $value) {
            $sum += $value;
        }
    });
}
spawn(function () use ($channel) {
    for ($i = 1; $i <= 100; $i++) {
        $channel->send($i);
    }
    $channel->close();
});
await_all_or_fail($consumers);
var_dump($sum);
$channel = new Channel(3);
array_map($channel->send(...), [1, 2, 3]);
foreach ($channel as $value) {
    break;
}
var_dump($value, count($channel));
?>
--EXPECT--
null=>1 null=>2 null=>3 null=>4 null=>5 
int(5050)
int(1)
int(2)
