--TEST--
Construction twice, cloning, serialising; a remote exception
--EXTENSIONS--
async
--FILE--
<?php
use Async\ThreadChannel;

$channel = new ThreadChannel();
foreach ([fn() => $channel->__construct(2), fn() => clone $channel, fn() => serialize($channel), fn() => $channel->x = 1] as $misuse) {
    try {
        $misuse();
        echo "accepted\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
$remote = new Async\RemoteException('x');
var_dump($remote->getRemoteException(), $remote->getRemoteClass());
?>
--EXPECT--
Error: Async\ThreadChannel is already constructed
Error: Trying to clone an uncloneable object of class Async\ThreadChannel
Exception: Serialization of 'Async\ThreadChannel' is not allowed
Error: Cannot create dynamic property Async\ThreadChannel::$x
NULL
string(0) ""
