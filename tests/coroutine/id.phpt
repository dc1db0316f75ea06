--TEST--
getId() is the object id, unique among living coroutines
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all};

$list = [];
for ($i = 0; $i < 10; $i++) {
    $list[] = spawn(fn() => Async\current_coroutine()->getId());
}
$same = true;
foreach ($list as $c) {
    $same = $same && $c->getId() === spl_object_id($c);
}
[$results] = await_all($list);
var_dump($same, count(array_unique($results)));
foreach ($list as $i => $c) {
    if ($results[$i] !== $c->getId()) {
        echo "differs\n";
    }
}
?>
--EXPECT--
bool(true)
int(10)
