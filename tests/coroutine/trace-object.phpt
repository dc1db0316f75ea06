--TEST--
getTrace() provides objects on request
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await};

class Service { function work() { suspend(); } }
$service = new Service;
$c = spawn([$service, 'work']);
suspend();
$with = $c->getTrace();
$without = $c->getTrace(0);
var_dump($with[1]['object'] === $service, isset($without[1]['object']), $without[1]['class']);
await($c);
?>
--EXPECT--
bool(true)
bool(false)
string(7) "Service"
