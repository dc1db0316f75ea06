--TEST--
A hundred readers, of files of their own and of one stream: nothing is torn or mixed up
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
    use function Async\{spawn, await_all_or_fail, suspend};

    $folder = sys_get_temp_dir() . '/cold-' . getmypid();
    mkdir($folder);
    $list = [];
    for ($i = 0; $i < 100; $i++) {
        file_put_contents("$folder/$i", implode('', array_map(fn($n) => "file $i line $n\n", range(1, 500 + $i))));
        $list[] = spawn(function () use ($folder, $i) {
            $f = fopen("$folder/$i", 'r');
            for ($n = 1; ($line = fgets($f)) !== false; $n++) {
                if ($line !== "file $i line $n\n") {
                    return "$line instead of file $i line $n";
                }
                if ($n % 20 === $i % 20) {
                    suspend();
                }
            }
            return $n === 501 + $i && feof($f) && ftell($f) === filesize("$folder/$i");
        });
    }
    var_dump(array_unique(await_all_or_fail($list)));

    foreach (['a stream' => fopen("$folder/99", 'r'), 'an object' => new SplFileObject("$folder/99")] as $what => $from) {
        $list = [];
        for ($i = 0; $i < 100; $i++) {
            $list[] = spawn(function () use ($from) {
                $lines = [];
                while (true) {
                    try {
                        $line = is_object($from) ? $from->fgets() : fgets($from);
                    } catch (RuntimeException) { // the end
                        $line = false;
                    }
                    if ($line === false || $line === '') {
                        return $lines;
                    }
                    $lines[] = $line;
                }
            });
        }
        $lines = array_merge(...await_all_or_fail($list));
        sort($lines, SORT_NATURAL);
        echo $what, ': ', implode('', $lines) === file_get_contents("$folder/99") ? 'every line once' : 'WRONG', "\n";
    }
    array_map(unlink(...), glob("$folder/*"));
    rmdir($folder);
    PHP;
show_cold($code);
?>
--EXPECT--
array(1) {
  [0]=>
  bool(true)
}
a stream: every line once
an object: every line once
status 0
