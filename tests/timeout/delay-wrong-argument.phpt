--TEST--
Wrong arguments of delay()
--EXTENSIONS--
async
--FILE--
<?php
foreach (['x', [], 1.5] as $argument) {
    try {
        Async\delay($argument);
        echo "accepted\n";
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECTF--
Async\delay(): Argument #1 ($ms) must be of type int, string given
Async\delay(): Argument #1 ($ms) must be of type int, array given

Deprecated: Implicit conversion from float 1.5 to int loses precision in %sdelay-wrong-argument.php on line 4
accepted
