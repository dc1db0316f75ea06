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
    [1] => async.debug_deadlock
    [2] => async.hook_libraries
    [3] => async.hooks
    [4] => async.reactor
    [5] => async.ring_entries
    [6] => async.stack_allocator
    [7] => async.stack_size
    [8] => async.worker_threads
)
