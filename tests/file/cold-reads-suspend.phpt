--TEST--
Reading a regular file that is not in the page cache lets others run, and gives what it always gives
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

    class Lines extends SplFileObject {}

    $name = tempnam(sys_get_temp_dir(), 'cold-');
    $data = implode('', array_map(fn($i) => "$i," . str_repeat('x', $i % 50) . ",z\n", range(1, 1500)));
    file_put_contents($name, $data);
    function whole(callable $read, mixed $f): string {
        $text = '';
        while (($piece = $read($f)) !== false && $piece !== '') {
            $text .= $piece;
        }
        return $text;
    }
    $cases = [
        'fread' => fn($f) => whole(fn($f) => fread($f, 1000), $f),
        'fread, all at once' => fn($f) => fread($f, 1 << 20),
        'fread, unbuffered' => function ($f) { stream_set_read_buffer($f, 0); return whole(fn($f) => fread($f, 5000), $f); },
        'fgets' => fn($f) => whole(fgets(...), $f),
        'fgetc' => fn($f) => whole(fgetc(...), $f),
        'fgetcsv' => function ($f) { $text = ''; while ($row = fgetcsv($f, escape: '')) $text .= implode(',', $row) . "\n"; return $text; },
        'fscanf' => function ($f) { $text = ''; while (is_array($row = fscanf($f, '%s'))) $text .= "$row[0]\n"; return $text; },
        'stream_get_line' => fn($f) => whole(fn($f) => ($line = stream_get_line($f, 100, "\n")) === false ? false : "$line\n", $f),
        'stream_get_contents' => fn($f) => stream_get_contents($f),
        'stream_get_contents, a part' => fn($f) => stream_get_contents($f, 20000) . stream_get_contents($f, offset: 20000),
        'with a filter' => function ($f) { stream_filter_append($f, 'string.rot13', STREAM_FILTER_READ); return str_rot13(stream_get_contents($f)); },
        'file_get_contents' => fn() => file_get_contents($name),
        'file_get_contents, a part' => fn() => substr($data, 0, 100) . file_get_contents($name, offset: 100),
        'file' => fn() => implode('', file($name)),
        'md5_file' => fn() => md5_file($name) === md5($data) ? $data : '',
        'sha1_file' => fn() => sha1_file($name) === sha1($data) ? $data : '',
        'hash_file' => fn() => hash_file('crc32b', $name) === hash('crc32b', $data) ? $data : '',
        'SplFileObject' => function () use ($name) { $text = ''; foreach (new SplFileObject($name) as $line) $text .= $line; return $text; },
        'SplFileObject::fread' => fn() => (new SplFileObject($name))->fread(1 << 20),
        'SplFileObject, inherited before the start' => function () use ($name) { $text = ''; foreach (new Lines($name) as $line) $text .= $line; return $text; },
        'in a Fiber' => function () use ($name) { $f = new Fiber(fn() => file_get_contents($name)); $f->start(); return $f->getReturn(); },
        'include, never' => function () use ($name) { ob_start(); include $name; return ob_get_clean(); },
    ];
    foreach ($cases as $what => $case) {
        $result = await(spawn(function () use ($case, $name) {
            $ran = 0;
            $others = spawn(function () use (&$ran) { $ran = 1; });
            $f = fopen($name, 'r');
            $result = $case($f);
            $over = $ran;
            fclose($f);
            return [$result, $over];
        }));
        echo $what, ': ', $result[0] === $data ? 'right' : 'WRONG', ', ', $result[1] ? 'suspends' : 'blocks', "\n";
    }
    unlink($name);
    PHP;
show_cold($code);
?>
--EXPECT--
fread: right, suspends
fread, all at once: right, suspends
fread, unbuffered: right, suspends
fgets: right, suspends
fgetc: right, suspends
fgetcsv: right, suspends
fscanf: right, suspends
stream_get_line: right, suspends
stream_get_contents: right, suspends
stream_get_contents, a part: right, suspends
with a filter: right, suspends
file_get_contents: right, suspends
file_get_contents, a part: right, suspends
file: right, suspends
md5_file: right, suspends
sha1_file: right, suspends
hash_file: right, suspends
SplFileObject: right, suspends
SplFileObject::fread: right, suspends
SplFileObject, inherited before the start: right, suspends
in a Fiber: right, blocks
include, never: right, blocks
status 0
