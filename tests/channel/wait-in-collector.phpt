--TEST--
Waiting where nothing may suspend throws; what needs no wait works
--EXTENSIONS--
async
--FILE--
<?php
use Async\Channel;

class Waits {
    public $self;
    function __construct(public Channel $channel) { $this->self = $this; }
    function __destruct() {
        var_dump($this->channel->recv());
        try {
            $this->channel->recv();
        } catch (Async\AsyncException $e) {
            echo $e->getMessage(), "\n";
        }
    }
}
$channel = new Channel(1);
$channel->send('there');
Async\suspend();
Async\spawn(fn() => 1);
new Waits($channel);
gc_collect_cycles();
echo "end\n";
?>
--EXPECT--
string(5) "there"
The operation cannot be executed in the scheduler context
end
