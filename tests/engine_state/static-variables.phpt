--TEST--
Static variables and constants initialised lazily while others run
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

function counter() { static $n = 0; suspend(); return ++$n; }
enum Suit: string { case A = 'a'; const ALIAS = self::A; }
class Lazy { const LIST = [Suit::A, self::OTHER]; const OTHER = Suit::ALIAS; public array $p = self::LIST; }
echo json_encode(await_all_or_fail([spawn('counter'), spawn('counter'), spawn('counter')])), "\n";
echo json_encode(await_all_or_fail([spawn(fn() => (new Lazy)->p), spawn(fn() => Lazy::LIST)])), "\n";
?>
--EXPECT--
[1,2,3]
[["a","a"],["a","a"]]
