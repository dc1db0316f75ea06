--TEST--
Construction twice, cloning, serialising, properties
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;

$channel = new Channel(1);
foreach ([
    fn() => $channel->__construct(2),
    fn() => clone $channel,
    fn() => serialize($channel),
    fn() => $channel->x = 1,
    fn() => Async\await($channel),
] as $misuse) {
    try {
        $misuse();
        echo "accepted\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Error: Async\Channel is already constructed
Error: Trying to clone an uncloneable object of class Async\Channel
Exception: Serialization of 'Async\Channel' is not allowed
Error: Cannot create dynamic property Async\Channel::$x
TypeError: Async\await(): Argument #1 ($awaitable) must be of type Async\Completable, Async\Channel given
