--TEST--
A token ends the wait
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, OperationCanceledException};
use function Async\{select, timeout};

$channel = new Channel();
for ($i = 0; $i < 2; $i++) {
    try {
        select([$channel, [new Channel(), 1]], $token ??= timeout(5));
    } catch (OperationCanceledException $e) {
        echo $e->getMessage(), ': ', $e->getPrevious()->getMessage(), "\n";
    }
}
$channel->sendAsync(1);
echo json_encode(select([$channel], $token)), "\n";
?>
--EXPECT--
Operation has been cancelled: Timeout occurred after 5 milliseconds
Operation has been cancelled: Timeout occurred after 5 milliseconds
[0,1]
