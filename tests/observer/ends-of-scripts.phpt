--TEST--
Observed scripts that end by an uncaught exception or by exit
--EXTENSIONS--
async
--SKIPIF--
<?php
require __DIR__ . '/../_inc/module.inc';
if (!can_build_modules()) die('skip needs php-config and cc');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';
require __DIR__ . '/../_inc/module.inc';

$module = build_module('observer');
foreach ([
    "throw new Exception('uncaught');",
    "set_exception_handler(fn(\$e) => print(get_class(\$e) . \"\\n\")); throw new Exception('handled');",
    "Async\\await(Async\\spawn(function () { Async\\delay(1); exit(3); }));",
    "Async\\spawn(fn() => throw new LogicException('in a coroutine')); Async\\delay(10);",
] as $end) {
    $run = run_php("function waits() { Async\\delay(1000); }
        Async\\spawn('waits'); Async\\delay(1);
        register_shutdown_function(function () { echo \"shutdown\\n\"; });
        $end", "-d extension=$module -d display_errors=0 -d log_errors=0");
    echo $run['stdout'], $run['signal'] ? "killed by signal {$run['signal']}" : "status {$run['status']}", "\n";
}
unlink($module);
?>
--EXPECT--
shutdown
observer: all functions have ended, all contexts are gone, nothing wrong
status 255
Exception
shutdown
observer: all functions have ended, all contexts are gone, nothing wrong
status 255
shutdown
observer: all functions have ended, all contexts are gone, nothing wrong
status 3
shutdown
observer: all functions have ended, all contexts are gone, nothing wrong
status 255
