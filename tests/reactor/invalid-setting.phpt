--TEST--
An invalid async.reactor or async.stack_allocator is not accepted
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

foreach (['async.reactor' => 'kqueue', 'async.stack_allocator' => 'malloc', 'async.stack_size' => '100', 'async.ring_entries' => '-5'] as $name => $value) {
    $run = run_php("echo ini_get('$name') === '$value' ? 'accepted' : 'refused', ' '; echo Async\\await(Async\\spawn(fn() => 'works')), \"\\n\";", "-d $name=$value");
    echo "$name: ", trim(strrchr("\n" . trim($run['stdout']), "\n")), ' ', $run['status'], "\n";
}
?>
--EXPECT--
async.reactor: refused works 0
async.stack_allocator: refused works 0
async.stack_size: refused works 0
async.ring_entries: refused works 0
