--TEST--
file_get_contents() over http:// from an offset
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=short (stock PHP only gets to an offset that has come together with the headers)
--FILE--
<?php
require __DIR__ . '/../_inc/http_server.inc';
use function Async\{spawn, await};

[$address, $acceptor] = http_server(fn(string $path) => "line 1 of $path\nline 2\n");
echo await(spawn(file_get_contents(...), "http://$address/offset", false, null, 5, 4)), "\n";
$acceptor->cancel();
?>
--EXPECT--
1 of
