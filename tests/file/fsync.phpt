--TEST--
fsync() and fdatasync() suspend; other coroutines go on meanwhile
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{await, spawn};

$file = tempnam(sys_get_temp_dir(), 'async-sync-');
$coroutines = [];
for ($i = 0; $i < 20; $i++) {
    $coroutines[] = spawn(function () use ($file, $i) {
        $handle = fopen($file, 'r+');
        fwrite($handle, str_repeat('x', 4096));
        return [$i % 2 ? fsync($handle) : fdatasync($handle), fclose($handle)];
    });
}
$ran = false;
spawn(function () use (&$ran) {
    $ran = true;
});
$results = array_map(await(...), $coroutines);
var_dump($results === array_fill(0, 20, [true, true]), $ran);
var_dump(await(spawn(fn() => @fsync(fopen('php://memory', 'r')))));

$coroutine = spawn(fn() => fsync(fopen($file, 'r+')));
Async\suspend();
$coroutine->cancel();
try {
    await($coroutine);
    echo "was faster\n";
} catch (Async\AsyncCancellation) {
    echo "cancelled\n";
}
unlink($file);
?>
--EXPECTREGEX--
bool\(true\)
bool\(true\)
bool\(false\)
(cancelled|was faster)
