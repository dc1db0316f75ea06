--TEST--
The objects of a script have the numbers that they have without the extension
--EXTENSIONS--
async
--INI--
async.autostart=1
--FILE--
<?php
$object = new stdClass();
var_dump($object, spl_object_id($object));
$second = new stdClass();
unset($object);
var_dump(spl_object_id(new stdClass()), spl_object_id($second));

set_exception_handler('print_r');
var_dump(spl_object_id(new stdClass()));
restore_exception_handler();
var_dump(spl_object_id(new stdClass()));

// A coroutine gets a number of its own when it is looked at.
$main = Async\current_coroutine();
var_dump(spl_object_id($main), $main === Async\current_coroutine(), spl_object_id(new stdClass()));

set_exception_handler(function (Throwable $e) {
    var_dump(get_class($e), spl_object_id(new stdClass()));
});
register_shutdown_function(function () {
    var_dump(spl_object_id(new stdClass()));
});
throw new Exception();
?>
--EXPECT--
object(stdClass)#1 (0) {
}
int(1)
int(1)
int(2)
int(1)
int(1)
int(1)
bool(true)
int(3)
string(9) "Exception"
int(6)
int(5)
