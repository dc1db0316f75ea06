--TEST--
Coroutines start in the order they were spawned
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about first come, first served)
--FILE--
<?php
use function Async\{spawn, suspend};

for ($i = 0; $i < 5; $i++) {
    spawn(function () use ($i) { echo "start $i\n"; suspend(); echo "end $i\n"; });
}
echo "main ends\n";
?>
--EXPECT--
main ends
start 0
start 1
start 2
start 3
start 4
end 0
end 1
end 2
end 3
end 4
