<?php
use function Async\{spawn, await_all_or_fail, suspend};

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$list = [];
for ($i = 0; $i < 5; $i++) {
    $list[] = spawn(function () use ($x) {
        $lines = [];
        while (($line = fgets($x)) !== false) {
            $lines[] = trim($line);
        }
        return $lines;
    });
}
spawn(function () use ($y) {
    for ($i = 0; $i < 500; $i++) {
        $line = "line $i " . str_repeat('x', $i) . "\n";
        // in two pieces: a line that is not complete must not go to two readers
        fwrite($y, substr($line, 0, 4));
        suspend();
        fwrite($y, substr($line, 4));
    }
    fclose($y);
});
$lines = array_merge(...await_all_or_fail($list));
sort($lines, SORT_NATURAL);
$good = 0;
foreach ($lines as $i => $line) {
    $good += $line === rtrim("line $i " . str_repeat('x', $i));
}
var_dump(count($lines), $good);
?>
