--TEST--
What was copied before a value is refused goes without its destructors
--EXTENSIONS--
async
--FILE--
<?php
use Async\{ThreadChannel, ThreadTransferException};

class Noisy
{
    public function __construct(public string $name, public mixed $first = null, public mixed $second = null)
    {
    }

    public function __destruct()
    {
        echo "end of $this->name\n";
    }
}

$channel = new ThreadChannel();
$inner = new Noisy('inner');
$inner->first = $outer = new Noisy('outer', $inner, STDIN);
foreach ([$outer, [$outer], [new Noisy('another'), STDIN]] as $value) {
    try {
        $channel->send($value);
        echo "accepted\n";
    } catch (ThreadTransferException $e) {
        echo $e->getMessage(), "\n";
    }
    gc_collect_cycles();
}
echo "sent:\n";
$outer->second = null;
unset($value, $e);
$channel->send(new Noisy('copied', $outer));
$copy = $channel->recv();
var_dump($copy->first->first->first === $copy->first, $copy->first !== $outer);
unset($copy);
gc_collect_cycles();
echo "end of the script\n";
?>
--EXPECT--
Cannot transfer a resource between threads
Cannot transfer a resource between threads
Cannot transfer a resource between threads
sent:
end of another
end of copied
bool(true)
bool(true)
end of copied
end of outer
end of inner
end of the script
end of inner
end of outer
