--TEST--
Copying a file that is not in the page cache lets others run before it begins, and nobody while it goes on
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
    file_put_contents($name, $data = random_bytes(1000000));
    file_put_contents("$name:12:30", $data);
    function printed(callable $print): array {
        ob_start();
        $result = $print();
        return [$result, ob_get_clean()];
    }
    function to(string $to, callable $copy): array {
        $f = fopen($to, 'w+');
        $result = $copy($f);
        return [$result, stream_get_contents($f, offset: 0)];
    }
    $cases = [
        'copy' => fn($f) => [copy($name, $copy) ? 1000000 : 0, file_get_contents($copy)],
        'copy, file://' => fn($f) => [copy("file://$name", "file://localhost$copy") ? 1000000 : 0, file_get_contents($copy)],
        'copy, :' => fn($f) => [copy("$name:12:30", $copy) ? 1000000 : 0, file_get_contents($copy)],
        'file_get_contents, :' => fn($f) => [1000000, file_get_contents("$name:12:30")],
        'readfile' => fn($f) => printed(fn() => readfile($name)),
        'readfile, :' => fn($f) => printed(fn() => readfile("$name:12:30")),
        'fpassthru' => fn($f) => printed(fn() => fpassthru($f)),
        'SplFileObject::fpassthru' => fn($f) => printed(fn() => (new SplFileObject($name))->fpassthru()),
        'stream_copy_to_stream, file' => fn($f) => to($copy, fn($to) => stream_copy_to_stream($f, $to)),
        'stream_copy_to_stream, memory' => fn($f) => to('php://memory', fn($to) => stream_copy_to_stream($f, $to)),
        'stream_copy_to_stream, php://output' => fn($f) => printed(fn() => stream_copy_to_stream($f, fopen('php://output', 'w'))),
        'stream_copy_to_stream, half by half' => fn($f) => to($copy, fn($to) => stream_copy_to_stream($f, $to, 500000) + stream_copy_to_stream($f, $to, null, 500000)),
        'file_put_contents' => fn($f) => [file_put_contents($copy, $f), file_get_contents($copy)],
    ];
    foreach ($cases as $what => $case) {
        $f = fopen($name, 'r');
        $done = false;
        $sizes = [];
        $watch = spawn(function () use ($copy, &$sizes, &$done) {
            while (!$done) {
                clearstatcache();
                $sizes[] = (int) @filesize($copy);
                suspend();
            }
        });
        $result = await(spawn(function () use ($case, $f, &$done, &$sizes, $copy) {
            @unlink($copy);
            $result = $case($f);
            $done = true;
            return $result;
        }));
        await($watch);
        echo $what, ': ', $result === [1000000, $data] ? 'right' : 'WRONG', count($sizes) > 2 ? ', suspends' : ', BLOCKS',
            array_diff($sizes, [0, 500000, 1000000]) ? ', HALF A COPY WAS SEEN' : '', "\n";
    }
    array_map(unlink(...), glob("$name*"));
    PHP;
show_cold($code);
?>
--EXPECT--
copy: right, suspends
copy, file://: right, suspends
copy, :: right, suspends
file_get_contents, :: right, suspends
readfile: right, suspends
readfile, :: right, suspends
fpassthru: right, suspends
SplFileObject::fpassthru: right, suspends
stream_copy_to_stream, file: right, suspends
stream_copy_to_stream, memory: right, suspends
stream_copy_to_stream, php://output: right, suspends
stream_copy_to_stream, half by half: right, suspends
file_put_contents: right, suspends
status 0
