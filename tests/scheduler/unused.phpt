--TEST--
A script that uses nothing of the extension ends as usual
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

show_php('echo "hello\n";');
show_php('echo "hello\n"; exit(3);');
show_php('register_shutdown_function(fn() => print("shutdown\n")); echo "hello\n";');
show_php('exit("message\n");');
?>
--EXPECT--
hello
status 0
hello
status 3
hello
shutdown
status 0
message
status 0
