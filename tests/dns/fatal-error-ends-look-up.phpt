--TEST--
A call that looks up a name when a fatal error happens elsewhere ends, and its job is given up once
--EXTENSIONS--
async
ftp
posix
--SKIPIF--
<?php
require __DIR__ . '/../_inc/resolver.inc';
skip_without_own_resolver();
if (getenv('SKIP_ASAN')) die('skip glibc leaks in a thread that is still in the resolver when the process ends');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/resolver.inc';

/* In another coroutine, and in the script itself. */
foreach (['too_much();', 'Async\spawn(too_much(...)); ftp_connect("nobody.example"); echo "never";'] as $rest) {
    show_with_name_server(-1, <<<'PHP'
        ini_set('memory_limit', '32M');
        function too_much()
        {
            Async\delay(10);
            str_repeat('x', 1 << 26);
        }
        Async\spawn(function () {
            ftp_connect('somebody.example');
            echo "never\n";
        });

        PHP . $rest);
}
?>
--EXPECTF--
Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
status 255

Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
status 255
