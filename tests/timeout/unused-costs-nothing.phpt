--TEST--
A Timeout that nobody waits for does not keep the script alive
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{timeout, spawn, await};

$start = hrtime(true);
$list = [];
for ($i = 0; $i < 1000; $i++) {
    $list[] = timeout(30000);
}
await(spawn(fn() => 1));
echo "end\n";
register_shutdown_function(fn() => print(hrtime(true) - $start < 3e9 ? "in time\n" : "late\n"));
?>
--EXPECT--
end
in time
