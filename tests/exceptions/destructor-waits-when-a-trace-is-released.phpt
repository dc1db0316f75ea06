--TEST--
A destructor may wait when the trace of a cancelled coroutine's error releases its object
--EXTENSIONS--
async
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
use function Async\{spawn, suspend, delay};

class Held {
    function __destruct() {
        echo "destructor\n";
        delay(100);
        echo "waited\n";
    }
}
function hold(Held $held): void {
    delay(60000);
}
foreach (['main waits' => 400, 'main ends' => 0] as $how => $ms) {
    $coroutine = spawn(fn() => hold(new Held));
    suspend();
    $coroutine->cancel();
    unset($coroutine);
    delay($ms);
    echo "$how\n";
}
?>
--EXPECT--
destructor
waited
main waits
destructor
main ends
waited
