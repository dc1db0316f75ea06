--TEST--
The callbacks run in coroutines of their own, never at once, and may wait
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};
use function Async\{current_coroutine, delay};

$self = spl_object_id($main = Async\spawn(fn() => 1));
$mapped = Future::completed(1)->map(function ($x) use ($main) {
    echo 'mapping in another coroutine: ';
    var_dump(current_coroutine() !== $main);
    delay(5);
    return $x + 1;
});
echo "not yet\n";
var_dump($mapped->await());
?>
--EXPECT--
not yet
mapping in another coroutine: bool(true)
int(2)
