--TEST--
auto_append_file belongs to the main script: coroutines run after it
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$append = tempnam(sys_get_temp_dir(), 'async-append-');
file_put_contents($append, '<?php echo "appended\n";');
show_php('Async\spawn(function () { echo "coroutine\n"; }); echo "main\n";', "-d auto_append_file=$append");
unlink($append);
?>
--EXPECT--
main
appended
coroutine
status 0
