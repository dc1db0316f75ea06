--TEST--
A destructor run by the collector: a blocking call blocks, an Async wait throws
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, delay, suspend};

class Cycle {
    public $self;
    function __construct() { $this->self = $this; }
    function __destruct() {
        try {
            delay(1);
            echo "waited\n";
        } catch (Async\AsyncException $e) {
            echo get_class($e), "\n";
        }
        [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        stream_set_timeout($x, 0, 20000);
        var_dump(fgets($x), stream_get_meta_data($x)['timed_out']);
    }
}
$other = spawn(function () { suspend(); echo "other\n"; });
$c = spawn(function () {
    new Cycle;
    gc_collect_cycles();
    echo "collected\n";
});
await($c);
await($other);
?>
--EXPECT--
Async\AsyncException
bool(false)
bool(true)
collected
other
