--TEST--
The constructor refuses numbers out of range
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;

foreach ([[-1], [2147483648], [0, -1], [0, 2147483648], [0, 0, -1], [0, 0, 2147483648]] as $arguments) {
    try {
        new Channel(...$arguments);
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
var_dump((new Channel(2147483647))->capacity(), (new Channel(noProducerTimeout: 1, noConsumerTimeout: 1, hardTimeouts: true))->capacity());
?>
--EXPECT--
Async\Channel::__construct(): Argument #1 ($capacity) must be between 0 and 2147483647
Async\Channel::__construct(): Argument #1 ($capacity) must be between 0 and 2147483647
Async\Channel::__construct(): Argument #2 ($noProducerTimeout) must be between 0 and 2147483647
Async\Channel::__construct(): Argument #2 ($noProducerTimeout) must be between 0 and 2147483647
Async\Channel::__construct(): Argument #3 ($noConsumerTimeout) must be between 0 and 2147483647
Async\Channel::__construct(): Argument #3 ($noConsumerTimeout) must be between 0 and 2147483647
int(2147483647)
int(0)
