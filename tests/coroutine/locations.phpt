--TEST--
Spawn and suspend locations
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await, delay};

$c = spawn(function () {
    suspend();
    delay(100);
});
[$file, $line] = $c->getSpawnFileAndLine();
echo basename($file), ' ', $line, "\n";
echo basename($c->getSpawnLocation()), "\n";
echo $c->getSuspendLocation(), "\n";
suspend();
[$file, $line] = $c->getSuspendFileAndLine();
echo basename($file), ' ', $line, "\n";
echo basename($c->getSuspendLocation()), "\n";
suspend();
echo basename($c->getSuspendLocation()), "\n";
await($c);
?>
--EXPECT--
locations.php 4
locations.php:4
unknown
locations.php 5
locations.php:5
locations.php:6
