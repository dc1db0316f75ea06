--TEST--
file_get_contents('http://…') in coroutines overlaps, against a server in the same process
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/http_server.inc';
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await_all_or_fail, delay};

[$address, $acceptor] = http_server(function (string $path) { delay(100); return "page $path"; });
check_seconds('twelve requests of 100 ms', seconds(function () use ($address) {
    $list = [];
    for ($i = 0; $i < 12; $i++) {
        $list[] = spawn(fn() => file_get_contents("http://$address/$i"));
    }
    $pages = await_all_or_fail($list);
    echo count($pages), ' ', $pages[0], ' ', $pages[11], "\n";
}), 0.099, 0.9);
$acceptor->cancel();
?>
--EXPECT--
12 page /0 page /11
twelve requests of 100 ms: as expected
