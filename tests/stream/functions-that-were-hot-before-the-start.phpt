--TEST--
Calls that the JIT has compiled before the scheduler started take turns like others
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

function lines($from): array
{
    $lines = [];
    while (($line = fgets($from)) !== false) {
        $lines[] = $line;
    }
    return $lines;
}

$file = tmpfile();
fwrite($file, str_repeat("x\n", 10_000));
for ($i = 0; $i < 10; $i++) {
    rewind($file);
    lines($file);
}
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$readers = [spawn(lines(...), $x), spawn(lines(...), $x)];
spawn(function () use ($y) {
    for ($i = 1; $i <= 4; $i++) {
        fwrite($y, 'half of ');
        suspend();
        fwrite($y, "$i\n");
    }
    fclose($y);
});
$lines = array_merge(...await_all_or_fail($readers));
sort($lines);
echo implode($lines);
?>
--EXPECT--
half of 1
half of 2
half of 3
half of 4
