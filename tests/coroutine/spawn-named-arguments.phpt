--TEST--
spawn() passes named arguments on
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await};

function show(string $first, string $second = 'default', string ...$rest) {
    return "$first $second " . json_encode($rest);
}
echo await(spawn('show', second: 'b', first: 'a')), "\n";
echo await(spawn('show', 'a')), "\n";
echo await(spawn('show', 'a', 'b', more: 'c')), "\n";
echo await(spawn(task: 'show', first: 'x')), "\n";
?>
--EXPECT--
a b []
a default []
a b {"more":"c"}
x default []
