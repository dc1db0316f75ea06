--TEST--
A token ends a wait; the value is withdrawn
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, OperationCanceledException};
use function Async\{spawn, suspend, timeout};

$channel = new Channel();
foreach ([fn() => $channel->send('x', timeout(5)), fn() => $channel->recv(timeout(5))] as $call) {
    try {
        $call();
    } catch (OperationCanceledException $e) {
        echo $e->getMessage(), ': ', $e->getPrevious()->getMessage(), "\n";
    }
}
var_dump($channel->sendAsync('y'), $channel->recv(timeout(1000)));
$fired = timeout(1);
$fired->cancel();
try {
    $channel->recv($fired);
} catch (OperationCanceledException $e) {
    echo $e->getMessage(), ': ', $e->getPrevious()->getMessage(), "\n";
}
$channel->sendAsync('z');
var_dump($channel->recv($fired));
foreach ([fn() => $channel->recv(1), fn() => $channel->send(1, 'x'), fn() => $channel->recv(new Channel())] as $call) {
    try {
        $call();
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Operation has been cancelled: Timeout occurred after 5 milliseconds
Operation has been cancelled: Timeout occurred after 5 milliseconds
bool(true)
string(1) "y"
Operation has been cancelled: Timeout has been cancelled
string(1) "z"
Async\Channel::recv(): Argument #1 ($cancellationToken) must be of type ?Async\Completable, int given
Async\Channel::send(): Argument #2 ($cancellationToken) must be of type ?Async\Completable, string given
Async\Channel::recv(): Argument #1 ($cancellationToken) must be of type ?Async\Completable, Async\Channel given
