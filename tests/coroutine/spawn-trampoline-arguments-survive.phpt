--TEST--
A __call trampoline is not confused by other calls between spawn() and the run
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

class Proxy {
    public function __call($name, $arguments) {
        Async\suspend();
        return $name . '(' . implode(',', $arguments) . ')';
    }
}
$proxy = new Proxy;
$list = [];
for ($i = 0; $i < 3; $i++) {
    $list[] = spawn([$proxy, "call$i"], $i);
    $proxy->between();
}
print_r(Async\await_all_or_fail($list));
?>
--EXPECT--
Array
(
    [0] => call0(0)
    [1] => call1(1)
    [2] => call2(2)
)
