--TEST--
exit in a callback ends the script
--EXTENSIONS--
async
--FILE--
<?php
use Async\Future;

$future = Future::completed(1)->map(function () { echo "exit\n"; exit(3); })->ignore();
Async\delay(1000);
echo "never\n";
?>
--EXPECT--
exit
