--TEST--
examples/echo.php takes an address or a port, and says when it cannot have it
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/example.inc';
$server = Example::start('echo.php', '127.0.0.1:0');
[, $port] = explode(':', $server->address);
foreach ([$port, "127.0.0.1:$port"] as $argument) {
    exec(Example::command('echo.php') . " $argument 2>&1", $output, $status);
    echo str_replace($port, 'PORT', implode("\n", $output)), ", status $status\n";
    $output = [];
}
?>
--EXPECT--
cannot listen on 127.0.0.1:PORT: Address already in use, status 1
cannot listen on 127.0.0.1:PORT: Address already in use, status 1
