--TEST--
What cannot be copied is refused by send()
--EXTENSIONS--
async
--FILE--
<?php
use Async\{ThreadChannel, ThreadTransferException};

#[AllowDynamicProperties]
class Dynamic { }
$dynamic = new Dynamic();
$dynamic->x = 1;
$std = new stdClass();
$std->x = 1;
$deep = [];
for ($i = 0; $i < 1000; $i++) { $deep = [$deep]; }
$loop = [];
$loop[] = &$loop;
$channel = new ThreadChannel();
foreach ([$dynamic, [$std], fopen('php://memory', 'r'), [1, [fn() => 1]], new ArrayObject(), $deep, $loop, $channel] as $value) {
    try {
        $channel->send($value);
        echo "accepted\n";
    } catch (ThreadTransferException $e) {
        echo $e->getMessage(), "\n";
    }
}
var_dump(count($channel));
?>
--EXPECT--
Cannot transfer object with dynamic properties between threads
Cannot transfer object with dynamic properties between threads
Cannot transfer a resource between threads
Cannot transfer object of class Closure between threads
Cannot transfer object of class ArrayObject between threads
Cannot transfer a value nested deeper than 512 between threads
Cannot transfer a value nested deeper than 512 between threads
Cannot transfer object of class Async\ThreadChannel between threads
int(0)
