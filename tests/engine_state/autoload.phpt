--TEST--
An autoloader that wants to wait: classes are found all the same
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all};

spl_autoload_register(function (string $class) {
    if ($class === 'Loaded') {
        eval('class Loaded { const X = 1; }');
    }
});
[$results, $errors] = await_all([
    spawn(fn() => Loaded::X),
    spawn(fn() => new Loaded instanceof Loaded),
    spawn(fn() => class_exists('NotThere')),
]);
echo json_encode($results), count($errors), "\n";
?>
--EXPECT--
[1,true,false]0
