--TEST--
What others do to a file while one waits for it: closing ends the read, everything else waits for its turn
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
    use function Async\{spawn, await, await_all, suspend, current_coroutine};

    $name = tempnam(sys_get_temp_dir(), 'cold-');
    function fresh(): mixed { global $name; file_put_contents($name, str_repeat('abcdefghi ', 5000)); return fopen($name, 'r+'); }
    function outcome(callable $read, callable $other): string {
        $f = fresh();
        $order = [];
        $reader = spawn(function () use ($f, $read, &$order) { $result = $read($f); $order[] = 'read'; return $result; });
        suspend();
        $second = spawn(function () use ($f, $other, &$order) { $result = $other($f); $order[] = 'other'; return $result; });
        [$results, $errors] = await_all([$reader, $second]);
        foreach ($errors as $error) echo get_class($error), ': ', $error->getMessage(), "\n";
        return json_encode($results) . ' ' . implode(', ', $order);
    }
    /* $early: what is seen when the data has come before the other coroutine ran; then once more. */
    function race(string $what, callable $read, callable $other, ?string $early = null): void {
        for ($i = 0; ($seen = outcome($read, $other)) === $early && $i < 100; $i++);
        echo "$what: $seen\n";
    }
    race('fclose', fn($f) => fread($f, 5), fn($f) => fclose($f), '["abcde",true] read, other');
    race('fclose under a long read', fn($f) => is_string(stream_get_contents($f)), fn($f) => fclose($f));
    race('fwrite', fn($f) => fread($f, 5), fn($f) => fwrite($f, 'ZZZ'));
    race('fseek', fn($f) => fread($f, 5), fn($f) => [fseek($f, 3), fread($f, 3)]);
    race('rewind', fn($f) => fread($f, 5), fn($f) => [rewind($f), fread($f, 3)]);
    race('ftruncate', fn($f) => fread($f, 5), fn($f) => [ftruncate($f, 2), rewind($f), fread($f, 3)]);
    race('filter', fn($f) => fread($f, 5), fn($f) => [is_resource(stream_filter_append($f, 'string.toupper')), fread($f, 3)]);
    race('copy', fn($f) => fread($f, 5), function ($f) { $to = fopen('php://memory', 'w+'); return stream_copy_to_stream($f, $to); });
    race('stored elsewhere', fn($f) => fread($f, 5), fn($f) => file_put_contents('/dev/null', $f));
    race('no turn for it', fn($f) => is_string($s = @fread($f, 5)) || $s === false, fn($f) => hash_update_stream(hash_init('md5'), $f) >= 49995,
        '[true,true] read, other');
    race('its own', fn($f) => fread($f, 5), fn($f) => strlen(file_get_contents(stream_get_meta_data($f)['uri'])));

    /* The last reference goes. */
    $f = fresh();
    $reader = spawn(fn($f) => fread($f, 5), $f);
    suspend();
    unset($f);
    var_dump(await($reader));

    /* Its number is used again; the data may have been faster. */
    $f = fresh();
    $reader = spawn(fn() => fread($f, 5));
    suspend();
    fclose($f);
    $other = fopen(PHP_BINARY, 'r');
    var_dump(in_array(await($reader), [false, 'abcde'], true), bin2hex(fread($other, 4)));
    unlink($name);
    PHP;
show_cold($code);
?>
--EXPECT--
fclose: [false,true] read, other
fclose under a long read: [true,true] read, other
fwrite: ["abcde",3] read, other
fseek: ["abcde",[0,"def"]] read, other
rewind: ["abcde",[true,"abc"]] read, other
ftruncate: ["abcde",[true,true,"ab"]] read, other
filter: ["abcde",[true,"FGH"]] read, other
copy: ["abcde",49995] read, other
stored elsewhere: ["abcde",49995] read, other
no turn for it: [true,true] other, read
its own: ["abcde",50000] read, other
string(5) "abcde"
bool(true)
string(8) "7f454c46"
status 0
