--TEST--
The extension's name, and what it needs
--EXTENSIONS--
async
--FILE--
<?php
var_dump(extension_loaded('async'), (new ReflectionExtension('async'))->getName());
var_dump(preg_match('~^\d+\.\d+\.\d+~', phpversion('async')));
$settings = array_keys((new ReflectionExtension('async'))->getINIEntries());
sort($settings);
print_r($settings);
?>
--EXPECT--
bool(true)
string(5) "async"
int(1)
Array
(
    [0] => async.autostart
    [1] => async.blocking_threshold
    [2] => async.debug_deadlock
    [3] => async.dump_on_sigquit
    [4] => async.hook_libraries
    [5] => async.hooks
    [6] => async.reactor
    [7] => async.ring_entries
    [8] => async.stack_allocator
    [9] => async.stack_size
    [10] => async.worker_threads
)
