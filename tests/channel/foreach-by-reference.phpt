--TEST--
A channel cannot be iterated by reference
--EXTENSIONS--
async
--FILE--
<?php
$channel = new Async\Channel(1);
$channel->send(1);
try {
    foreach ($channel as &$value) {
    }
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
var_dump(count($channel));
?>
--EXPECT--
Cannot iterate channel by reference
int(1)
