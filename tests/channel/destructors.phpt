--TEST--
Destructors of values that nobody received may use the channel
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;

class Sends {
    function __construct(public Channel $to, public Channel $own) { }
    function __destruct() { var_dump($this->own->sendAsync(1), $this->to->sendAsync('from a destructor')); }
}
$target = new Channel(2);
$own = new Channel(3);
$own->send(new Sends($target, $target));
unset($own);
var_dump($target->recv());
?>
--EXPECT--
bool(true)
bool(true)
int(1)
