--TEST--
200 look-ups at a name server that never answers stall nobody, and can be cancelled
--EXTENSIONS--
async
posix
--SKIPIF--
<?php
require __DIR__ . '/../_inc/resolver.inc';
skip_without_own_resolver();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/resolver.inc';

show_with_name_server(-1, <<<'PHP'
    use function Async\{spawn, await, delay};

    $lookups = [];
    for ($i = 0; $i < 200; $i++) {
        $lookups[] = spawn(fn() => gethostbyname("dead$i.example"));
    }
    delay(50);
    $descriptors = count(scandir('/proc/self/fd'));
    check_seconds('numeric', seconds(fn() => await(spawn(fn() => gethostbyname('127.0.0.1')))), 0, 0.5);
    check_seconds('known', seconds(fn() => await(spawn(fn() => gethostbyname('localhost')))), 0, 2);
    check_seconds('delay', seconds(fn() => delay(10)), 0.009, 1);
    check_seconds('cancel', seconds(function () use ($lookups) {
        foreach ($lookups as $lookup) {
            $lookup->cancel();
        }
        foreach ($lookups as $lookup) {
            try {
                await($lookup);
                echo "not cancelled\n";
            } catch (Async\AsyncCancellation) {
            }
        }
    }), 0, 2);
    PHP);
?>
--EXPECT--
numeric: as expected
known: as expected
delay: as expected
cancel: as expected
status 0
