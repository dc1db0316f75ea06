--TEST--
iterate() calls the function with value and key
--EXTENSIONS--
async
--FILE--
<?php
use function Async\iterate;

iterate(['a' => 1, 'b' => 2, 7 => 3], function ($value, $key) { echo "$key=>$value\n"; });
iterate([], function () { echo "never\n"; });
iterate(new ArrayIterator([1, 2]), function ($value, $key) { echo "$key=>$value\n"; });
echo "end\n";
?>
--EXPECT--
a=>1
b=>2
7=>3
0=>1
1=>2
end
