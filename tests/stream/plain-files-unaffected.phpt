--TEST--
Files, memory and php://stdin streams work as before
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/oracle.inc';

same_as_stock([
    'file' => function () {
        $name = tempnam(sys_get_temp_dir(), 'async-file-');
        $f = fopen($name, 'w+');
        $out = [fwrite($f, "one\ntwo\n"), fseek($f, 0), fgets($f), ftell($f), fread($f, 100), feof($f), fflush($f), ftruncate($f, 3), fstat($f)['size'], flock($f, LOCK_EX), fclose($f), file_get_contents($name)];
        unlink($name);
        return $out;
    },
    'memory' => function () { $f = fopen('php://memory', 'w+'); fwrite($f, 'abc'); rewind($f); return [fread($f, 2), stream_get_contents($f), stream_get_meta_data($f)['stream_type']]; },
    'temp' => function () { $f = fopen('php://temp/maxmemory:10', 'w+'); fwrite($f, str_repeat('x', 100)); rewind($f); return strlen(stream_get_contents($f)); },
    'missing' => fn() => fopen('/no/such/file', 'r'),
    'data' => fn() => file_get_contents('data:text/plain,hello'),
], print: false);
?>
--EXPECT--
file: same in a coroutine
memory: same in a coroutine
temp: same in a coroutine
missing: same in a coroutine
data: same in a coroutine
