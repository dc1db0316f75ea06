--TEST--
50 coroutines that wait for child processes wait once; exit codes are those of stock PHP
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';

use function Async\{await, spawn};

foreach ([
    'proc_close' => fn($i) => proc_close(proc_open("sleep 0.3; exit $i", [], $pipes)),
    'pclose of a writer' => fn($i) => pclose(popen("sleep 0.3; exit $i", 'w')),
] as $name => $task) {
    $codes = [];
    check_seconds($name, seconds(function () use ($task, &$codes) {
        $coroutines = [];
        for ($i = 0; $i < 50; $i++) {
            $coroutines[] = spawn($task, $i);
        }
        $codes = array_map(await(...), $coroutines);
    }), 0.3, 6);
    var_dump($codes === range(0, 49) ?: $codes);
}
?>
--EXPECT--
proc_close: as expected
bool(true)
pclose of a writer: as expected
bool(true)
