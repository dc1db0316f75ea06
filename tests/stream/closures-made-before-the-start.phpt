--TEST--
Closures of stock functions that were made before the scheduler started take turns like others
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

/* Of every kind: syntax, by name, a closure of a closure, in a property. */
$read = (function () {
    $kept = new stdClass;
    $kept->read = fgets(...);
    return [fgets(...), Closure::fromCallable('fgets'), (fgets(...))(...), $kept->read];
})();
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$pipe = popen('for i in 1 2 3 4 5 6 7 8; do printf "half of "; sleep 0.01; echo "$i"; done', 'r');
$list = [];
foreach ($read as $fgets) {
    foreach ([$x, $pipe] as $from) {
        $list[] = spawn(function () use ($fgets, $from) {
            $lines = [];
            while (($line = $fgets($from)) !== false) {
                $lines[] = $line;
            }
            return $lines;
        });
    }
}
spawn(function () use ($y) {
    for ($i = 1; $i <= 8; $i++) {
        fwrite($y, 'half of ');
        suspend();
        fwrite($y, "$i\n");
    }
    fclose($y);
});
$lines = array_map(trim(...), array_merge(...await_all_or_fail($list)));
sort($lines);
echo implode("\n", $lines), "\n";
?>
--EXPECT--
half of 1
half of 1
half of 2
half of 2
half of 3
half of 3
half of 4
half of 4
half of 5
half of 5
half of 6
half of 6
half of 7
half of 7
half of 8
half of 8
