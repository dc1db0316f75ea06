--TEST--
Exit status 255 after an uncaught exception in a coroutine, and after one in main
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

foreach ([
    'coroutine' => 'Async\spawn(function () { throw new Exception("boom"); });',
    'coroutine, main waits' => 'Async\spawn(function () { throw new Exception("boom"); }); Async\delay(1000);',
    'main' => 'Async\spawn(fn() => Async\delay(5000)); Async\suspend(); throw new Exception("boom");',
    'handle dropped' => '$c = Async\spawn(function () { throw new Exception("boom"); }); Async\suspend(); unset($c);',
    'handle held to the end' => '$c = Async\spawn(function () { throw new Exception("boom"); }); Async\suspend();',
    'in a global destructor' => 'class D { function __destruct() { Async\spawn(function () { throw new Exception("boom"); }); Async\suspend(); } } $d = new D;',
] as $name => $code) {
    $run = run_php($code);
    echo "$name: {$run['status']}, ", substr_count($run['stdout'], 'Fatal error: Uncaught Exception: boom'), " message\n";
}
?>
--EXPECT--
coroutine: 255, 1 message
coroutine, main waits: 255, 1 message
main: 255, 1 message
handle dropped: 255, 1 message
handle held to the end: 255, 1 message
in a global destructor: 255, 1 message
