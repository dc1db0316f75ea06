--TEST--
spawn() takes every kind of callable
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

class Target {
    public function method($x) { return "method $x"; }
    public static function fixed($x) { return "static $x"; }
    public function __invoke($x) { return "invoke $x"; }
    public function __call($name, $arguments) { return "__call $name $arguments[0]"; }
    public static function __callStatic($name, $arguments) { return "__callStatic $name $arguments[0]"; }
}
$target = new Target;
$closures = [
    fn($x) => "arrow $x",
    'strtoupper',
    [$target, 'method'],
    [Target::class, 'fixed'],
    'Target::fixed',
    $target,
    [$target, 'magic'],
    [Target::class, 'staticMagic'],
    $target->method(...),
    strrev(...),
];
foreach ($closures as $callable) {
    echo await(spawn($callable, 'abc')), "\n";
}
?>
--EXPECT--
arrow abc
ABC
method abc
static abc
static abc
invoke abc
__call magic abc
__callStatic staticMagic abc
method abc
cba
