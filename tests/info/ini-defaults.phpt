--TEST--
The defaults of the ini settings
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

putenv('TEST_PHP_EXTRA_ARGS=' . preg_replace('~ ?-d "?async\.(reactor|autostart|stack_\w+|ring_entries|debug_deadlock)=[^ ]*~', '', (string) getenv('TEST_PHP_EXTRA_ARGS')));
show_php(<<<'PHP'
    foreach (['reactor', 'stack_size', 'stack_allocator', 'blocking_threshold', 'debug_deadlock', 'dump_on_sigquit', 'autostart'] as $name) {
        echo $name, '=', ini_get("async.$name"), "\n";
    }
    PHP);
?>
--EXPECT--
reactor=auto
stack_size=262144
stack_allocator=auto
blocking_threshold=0
debug_deadlock=1
dump_on_sigquit=0
autostart=0
status 0
