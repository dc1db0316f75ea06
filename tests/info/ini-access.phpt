--TEST--
async.debug_deadlock can be changed at run time
--EXTENSIONS--
async
--FILE--
<?php
var_dump(ini_set('async.debug_deadlock', '0'), ini_get('async.debug_deadlock'));
foreach (['async.reactor', 'async.stack_size', 'async.stack_allocator', 'async.ring_entries'] as $name) {
    if (ini_set($name, ini_get($name)) !== false) {
        echo "$name can be changed at run time\n";
    }
}
?>
--EXPECT--
string(1) "1"
string(1) "0"
