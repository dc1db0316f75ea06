--TEST--
Reading files in a coroutine: results, warnings and positions are those of stock PHP
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

$code = 'const INC = ' . var_export(__DIR__ . '/../_inc/', true) . ";\n" . <<<'PHP'
    require INC . 'oracle.inc';

    $name = tempnam(sys_get_temp_dir(), 'cold-');
    file_put_contents($name, str_repeat("0123456789\n", 3000));
    file_put_contents("$name.empty", '');
    $open = fn(string $mode = 'r', string $suffix = '') => fopen($name . $suffix, $mode);
    same_as_stock([
        'past the end' => function () use ($open) { $f = $open(); fseek($f, 32995); return [fread($f, 100), feof($f), fread($f, 100), ftell($f), fgets($f), fgetc($f)]; },
        'exactly to the end' => function () use ($open) { $f = $open(); return [strlen(fread($f, 33000)), feof($f), ftell($f), fread($f, 1), feof($f)]; },
        'large' => function () use ($open) { $f = $open(); return [strlen(fread($f, 5_000_000)), feof($f)]; },
        'mixed' => function () use ($open) { $f = $open(); return [fgets($f), ftell($f), fread($f, 10000) === '' , fseek($f, -5, SEEK_CUR), fgets($f), fgetc($f), stream_get_line($f, 100, '9'), strlen(stream_get_contents($f)), feof($f), rewind($f), fread($f, 3)]; },
        'position seen by others' => function () use ($open) { $f = $open(); fread($f, 10); return [ftell($f), trim(preg_replace('~flags.*~s', '', @file_get_contents('/proc/self/fdinfo/' . max(array_map(intval(...), array_filter(scandir('/proc/self/fd'), fn($n) => @readlink("/proc/self/fd/$n") === realpath($GLOBALS['name'])))))))]; },
        'written and read' => function () use ($open) { $f = $open('w+', '.new'); return [fwrite($f, 'hello world'), fread($f, 5), rewind($f), fread($f, 5), fwrite($f, 'XX'), rewind($f), stream_get_contents($f), ftell($f)]; },
        'append and read' => function () use ($open, $name) { file_put_contents("$name.app", ''); $f = $open('a+', '.app'); fwrite($f, 'abc'); return [fread($f, 10), rewind($f), fread($f, 2), fwrite($f, 'd'), stream_get_contents($f, offset: 0)]; },
        'grows meanwhile' => function () use ($open, $name) { $f = $open('r', '.empty'); $out = [fread($f, 10), feof($f)]; file_put_contents("$name.empty", 'more'); $out[] = fread($f, 10); file_put_contents("$name.empty", ''); return $out; },
        'shrinks meanwhile' => function () use ($open) { $f = $open('w+', '.s'); fwrite($f, str_repeat('x', 20000)); rewind($f); fread($f, 9000); ftruncate($f, 100); return [strlen(fread($f, 20000)), feof($f)]; },
        'empty' => fn() => [file_get_contents("$name.empty"), file("$name.empty"), md5_file("$name.empty"), fgets(fopen("$name.empty", 'r'))],
        'write only' => function () use ($open) { $f = $open('w', '.w'); return [fread($f, 10), fgets($f), stream_get_contents($f), feof($f)]; },
        'directory' => fn() => [file_get_contents(sys_get_temp_dir()), file(sys_get_temp_dir())],
        'missing' => fn() => [file_get_contents('/no/such'), file('/no/such'), md5_file('/no/such'), copy('/no/such', '/no/where'), readfile('/no/such')],
        'closed' => function () use ($open) { $f = $open(); fclose($f); return fread($f, 1); },
        'wrong types' => fn() => [fread('x', 1)],
        'zero' => function () use ($open) { $f = $open(); return fread($f, 0); },
        'two handles' => function () use ($open) { $a = $open(); $b = $open(); return [fread($a, 5), fread($b, 3), fread($a, 2), fread($b, 2)]; },
        'passthru' => function () use ($open, $name) { ob_start(); $f = $open(); fseek($f, 32990); $n = [fpassthru($f), readfile("$name.empty"), readfile($name)]; return [$n, md5(ob_get_clean())]; },
        'copies' => function () use ($open, $name) { $m = fopen('php://temp', 'w+'); return [copy($name, "$name.copy"), md5_file("$name.copy"), stream_copy_to_stream($open(), $m), stream_copy_to_stream($open(), $m, 10, 5), ftell($m)]; },
        'parts' => function () use ($open, $name) { $f = $open(); fgets($f); $m = fopen("$name.part", 'w+'); return [stream_copy_to_stream($f, $m, 100), ftell($f), ftell($m), stream_copy_to_stream($f, $m, -1, 32000), ftell($f), feof($f), stream_copy_to_stream($f, $m), feof($f), stream_copy_to_stream($f, $m, 10, 5), ftell($f), rewind($m), md5(stream_get_contents($m))]; },
        'stored' => function () use ($open, $name) { $f = $open(); fgets($f); return [file_put_contents("$name.st", $f), ftell($f), feof($f), file_put_contents("$name.st", $f), file_put_contents("$name.st", $open(), FILE_APPEND), file_put_contents('/no/where', $f), file_put_contents("$name.st", $f, LOCK_EX), md5_file("$name.st")]; },
        'passed' => function () use ($open, $name) { ob_start(); $f = $open(); fgets($f); $o = new SplFileObject($name); $o->fgets(); $out = [fpassthru($f), ftell($f), feof($f), fpassthru($f), $o->fpassthru(), $o->eof(), $o->ftell()]; return [$out, md5(ob_get_clean())]; },
        'filtered' => function () use ($open) { ob_start(); $f = $open(); stream_filter_append($f, 'string.rot13'); $m = fopen('php://memory', 'w+'); return [stream_copy_to_stream($f, $m, 50), rewind($f), fpassthru($f), md5(ob_get_clean())]; },
        'names' => function () use ($name) { copy($name, "$name:1"); return [md5_file("$name:1"), md5_file("file://$name"), copy("file://$name", "$name:2"), md5_file("$name:2"), @copy('file://host/x', "$name:3"), copy("no:$name", "$name:3"), copy("no://$name", "$name:3"), copy('data:text/plain,abc', "$name:3"), file_get_contents("$name:3"), copy($name, $name), copy(sys_get_temp_dir(), "$name:3"), readfile('x:y'), readfile("x\0y"), copy("$name\0", 'x')]; },
        'wrapper' => function () use ($name) { stream_wrapper_unregister('file'); $out = [copy($name, "$name:4"), readfile($name)]; stream_wrapper_restore('file'); return $out; },
        'object' => function () use ($name) { $o = new SplFileObject($name); $o->seek(5); return [$o->key(), $o->current(), $o->ftell(), $o->fread(5), $o->fgetc(), $o->fgetcsv(escape: ''), $o->eof(), $o->getSize(), (string) $o->fscanf('%d')[0]]; },
        'csv object' => function () use ($name) { $o = new SplFileObject($name); $o->setFlags(SplFileObject::READ_CSV | SplFileObject::READ_AHEAD | SplFileObject::SKIP_EMPTY); $n = 0; foreach ($o as $row) $n += $row[0] === '0123456789'; return $n; },
        'temporary' => function () { $o = new SplTempFileObject(10); $o->fwrite(str_repeat("a\n", 100)); $o->rewind(); $n = 0; foreach ($o as $line) $n++; return $n; },
        'data' => fn() => file_get_contents('data:text/plain,x'),
        'filter' => fn() => md5(file_get_contents("php://filter/read=string.toupper/resource=$name")),
        'context' => fn() => strlen(file_get_contents($name, false, stream_context_create(), 100, 200)),
    ], print: false);
    array_map(unlink(...), glob("$name*"));
    PHP;
show_cold($code, options: '-d html_errors=0');
?>
--EXPECT--
past the end: same in a coroutine
exactly to the end: same in a coroutine
large: same in a coroutine
mixed: same in a coroutine
position seen by others: same in a coroutine
written and read: same in a coroutine
append and read: same in a coroutine
grows meanwhile: same in a coroutine
shrinks meanwhile: same in a coroutine
empty: same in a coroutine
write only: same in a coroutine
directory: same in a coroutine
missing: same in a coroutine
closed: same in a coroutine
wrong types: same in a coroutine
zero: same in a coroutine
two handles: same in a coroutine
passthru: same in a coroutine
copies: same in a coroutine
parts: same in a coroutine
stored: same in a coroutine
passed: same in a coroutine
filtered: same in a coroutine
names: same in a coroutine
wrapper: same in a coroutine
object: same in a coroutine
csv object: same in a coroutine
temporary: same in a coroutine
data: same in a coroutine
filter: same in a coroutine
context: same in a coroutine
status 0
