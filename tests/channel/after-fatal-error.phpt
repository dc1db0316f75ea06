--TEST--
After a fatal error nothing touches the stacks of those who waited
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, Future, FutureState, Pool}; use function Async\{spawn, suspend, select, await};
$ch = new Channel(0, 5); $full = new Channel(1, 0, 1000, true); $full->send(1);
$state = new FutureState; $f = new Future($state);
$pool = new Pool(fn() => new stdClass, max: 1); $r = $pool->acquire();
$m = $f->map(fn($x) => $x); $ra = $ch->recvAsync();
$w = new Async\FileSystemWatcher('/tmp');
for ($i = 0; $i < 3; $i++) {
  spawn(fn() => $ch->recv()); spawn(fn() => $full->send(2)); spawn(fn() => $f->await()); spawn(fn() => $pool->acquire()); spawn(fn() => select([$ch, $f, [$full, 1]]));
  spawn(function () use ($w) { foreach ($w as $e); });
}
suspend(); suspend();
function boom() { $a = str_repeat('x', 1 << 40); }
echo "now\n";
boom();
?>
--EXPECTF--
now

Fatal error: Allowed memory size of %d bytes exhausted%S (tried to allocate %d bytes) in %s on line 13
