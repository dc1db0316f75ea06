--TEST--
A buffer of the main script does not collect what coroutines print
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

ob_start();
echo "main";
await(spawn(function () { echo "coroutine, level ", ob_get_level(), "\n"; }));
echo " again";
$main = ob_get_clean();
echo $main, "\n";
?>
--EXPECT--
coroutine, level 0
main again
