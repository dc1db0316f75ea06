--TEST--
Async\signal() for signals that usually mean a broken program; real faults stay fatal
--EXTENSIONS--
async
posix
--SKIPIF--
<?php
if (getenv('SKIP_ASAN')) die('skip AddressSanitizer takes these signals');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

use Async\Signal;
use function Async\{await, signal, spawn};

foreach ([Signal::SIGSEGV, Signal::SIGFPE, Signal::SIGABRT, Signal::SIGILL] as $signal) {
    spawn(fn() => posix_kill(getmypid(), $signal->value));
    var_dump(await(signal($signal)));
}

$start = 'use Async\Signal; use function Async\{delay, signal, spawn};';
echo "a real fault\n";
show_php("$start \$future = signal(Signal::SIGSEGV);"
    . ' function f() { return array_map("f", [1]); }'
    . ' spawn("f"); delay(100); echo "survived";', '-d memory_limit=1G', 'ulimit -c 0; ');
?>
--EXPECTF--
enum(Async\Signal::SIGSEGV)
enum(Async\Signal::SIGFPE)
enum(Async\Signal::SIGABRT)
enum(Async\Signal::SIGILL)
a real fault

%AFatal error: %A stack %A
status 255
