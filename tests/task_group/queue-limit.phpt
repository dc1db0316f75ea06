--TEST--
spawn() waits while the queue is full: twice the concurrency, or the limit given
--EXTENSIONS--
async
--FILE--
<?php
use Async\TaskGroup;
use function Async\{await, delay};

foreach ([[1, null], [2, null], [1, 1], [2, 5], [1, 0]] as [$concurrency, $limit]) {
    $group = new TaskGroup(concurrency: $concurrency, queueLimit: $limit);
    $finished = 0;
    for ($i = 1; $finished === 0 && $i <= 20; $i++) {
        $group->spawn(function () use (&$finished) { delay(1); $finished++; });
    }
    echo "$concurrency ", var_export($limit, true), ': ', $finished ? 'waited at ' . ($i - 1) : 'never waited', "\n";
    await($group->all());
}
?>
--EXPECT--
1 NULL: waited at 4
2 NULL: waited at 7
1 1: waited at 3
2 5: waited at 8
1 0: never waited
