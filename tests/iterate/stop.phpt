--TEST--
false from the function ends it; running calls are awaited
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{iterate, delay};

$after = [1 => 2, 3 => 1];
$printed = [null => true];
iterate([1, 2, 3, 4], function ($i) use ($after, &$printed) {
    do {
        delay(1);
    } while (!isset($printed[$after[$i] ?? null]));
    echo "$i\n";
    $printed[$i] = true;
    return $i !== 1 ? null : false;
}, 2);
iterate([1, 2, 3], function ($i) { echo "only $i\n"; return false; });
iterate([1, 2], function ($i) { echo "$i\n"; return 0; });
?>
--EXPECT--
2
1
3
only 1
1
2
