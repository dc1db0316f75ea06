--TEST--
Under valgrind coroutines have stacks with guards
--EXTENSIONS--
async
--SKIPIF--
<?php
if (getenv('SKIP_ASAN') || getenv('ASYNC_VALGRIND')) die('skip valgrind runs neither a sanitizer nor itself');
if (!shell_exec('command -v valgrind')) die('skip needs valgrind');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

// The other extensions are slow to load there.
$arguments = preg_replace('~-d "?extension=(?!\S*async)\S+~', '', getenv('TEST_PHP_EXTRA_ARGS'));
putenv('TEST_PHP_EXTRA_ARGS=-q --tool=none --max-stackframe=8388608 '
    . escapeshellarg(getenv('TEST_PHP_EXECUTABLE')) . " $arguments");
putenv('TEST_PHP_EXECUTABLE=' . trim(shell_exec('command -v valgrind')));
show_php(<<<'PHP'
    $waiting = [];
    for ($i = 0; $i < 20; $i++) {
        $waiting[] = Async\spawn(function () use ($i) { Async\delay(1); return $i; });
    }
    echo array_sum(Async\await_all_or_fail($waiting)), "\n";
    PHP);
?>
--EXPECT--
190
status 0
