--TEST--
false from the function ends it; running calls are awaited
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{iterate, delay};

iterate([1, 2, 3, 4], function ($i) {
    delay((5 - $i) * 40);
    echo "$i\n";
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
