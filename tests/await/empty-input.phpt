--TEST--
Nothing to wait for
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{await_any_or_fail, await_first_success, await_all_or_fail, await_all, await_any_of_or_fail, await_any_of};

foreach ([[], new ArrayIterator([])] as $nothing) {
    echo json_encode([
        await_any_or_fail($nothing),
        await_all_or_fail($nothing),
        await_all($nothing),
        await_any_of_or_fail(2, $nothing),
        await_any_of(2, $nothing),
    ]), "\n";
}
echo json_encode(await_first_success([])), "\n";
?>
--EXPECT--
[null,[],[[],[]],[],[[],[]]]
[null,[],[[],[]],[],[[],[]]]
[null,[]]
