--TEST--
The script ends while reads of files are under way
--EXTENSIONS--
async
--SKIPIF--
<?php
require __DIR__ . '/../_inc/cold.inc';
if (!can_be_cold()) die('skip needs cc');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/cold.inc';

$start = <<<'PHP'
    use function Async\{spawn, suspend};

    $name = tempnam(sys_get_temp_dir(), 'cold-');
    file_put_contents($name, str_repeat('0123456789', 30000));
    register_shutdown_function(fn() => unlink($name));
    $read = 0;
    for ($i = 0; $i < 20; $i++) {
        spawn(function () use ($i, $name, &$read) {
            try {
                $f = fopen($name, 'r');
                $read += strlen($i % 2 ? file_get_contents($name) : fread($f, 1 << 20));
            } finally {
                echo $i === 19 ? "finally\n" : '';
            }
        });
    }
    suspend();
    PHP;
foreach (['normally' => 'register_shutdown_function(function () use (&$read) { var_dump($read); });', 'exit' => 'exit(3);', 'exit in a coroutine' => 'spawn(fn() => exit(4));',
    'uncaught' => 'throw new Exception("thrown");', 'fatal' => 'str_repeat("x", 1 << 40);'] as $how => $end) {
    echo "--- $how\n";
    show_cold($start . "\n" . $end, options: '-d display_errors=1 -d html_errors=0');
}
?>
--EXPECTF--
--- normally
finally
int(6000000)
status 0
--- exit
finally
status 3
--- exit in a coroutine
finally
status 4
--- uncaught
finally
%AUncaught Exception: thrown%Astatus 255
--- fatal
%AAllowed memory size of %d bytes exhausted%Astatus 255
