--TEST--
Without a started scheduler there is nothing to wait for
--EXTENSIONS--
async
--FILE--
<?php
$scope = new Async\Scope;
$scope->awaitCompletion(Async\timeout(1000));
echo "returned\n";
?>
--EXPECT--
returned
