--TEST--
A copy that is cancelled while it waits for the disk has not begun
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

$code = <<<'PHP'
    use function Async\{spawn, await, suspend};

    $name = tempnam(sys_get_temp_dir(), 'cold-');
    $copy = "$name.copy";
    file_put_contents($name, str_repeat('x', 3_000_000));
    $copies = [
        'copy' => fn($f) => copy($name, $copy),
        'readfile' => fn($f) => readfile($name),
        'fpassthru' => fn($f) => fpassthru($f),
        'stream_copy_to_stream' => fn($f) => stream_copy_to_stream($f, fopen('php://output', 'w')),
        'file_put_contents' => fn($f) => file_put_contents($copy, $f),
        'SplFileObject::fpassthru' => fn($f) => (new SplFileObject($name))->fpassthru(),
    ];
    foreach ($copies as $what => $call) {
        $f = fopen($name, 'r');
        fseek($f, 65536);
        $printed = '';
        $copying = spawn(function () use ($call, $f, &$printed) {
            ob_start();
            try {
                $call($f);
            } finally {
                $printed = ob_get_clean();
            }
        });
        suspend();
        $copying->cancel();
        try {
            await($copying);
            $end = 'NOT CANCELLED';
        } catch (Async\AsyncCancellation) {
            $end = 'cancelled';
        }
        echo "$what: $end", $printed === '' ? '' : ' PRINTED ' . strlen($printed), ftell($f) === 65536 ? '' : ' MOVED',
            file_exists($copy) ? ' BEGUN' : '', "\n";
        fclose($f);
    }

    /* Others close the file, and make it shorter. */
    $f = fopen($name, 'r');
    $copying = spawn(fn() => fpassthru($f));
    suspend();
    fclose($f);
    var_dump(await($copying));

    $copying = spawn(fn() => readfile($name));
    suspend();
    file_put_contents($name, "short\n");
    var_dump(await($copying));
    array_map(unlink(...), glob("$name*"));
    PHP;
show_cold($code);
?>
--EXPECT--
copy: cancelled
readfile: cancelled
fpassthru: cancelled
stream_copy_to_stream: cancelled
file_put_contents: cancelled
SplFileObject::fpassthru: cancelled
int(-1)
short
int(6)
status 0
