--TEST--
A pipe that several coroutines read, write and close
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (is about first come, first served)
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await, delay};

/* Readers take turns, call by call. */
$process = proc_open('sleep 0.1; printf "%030000d\nsecond\n" 1; sleep 0.1; echo third', [1 => ['pipe', 'w']], $pipes);
$readers = [
    spawn(fn() => strlen(fgets($pipes[1]))),
    spawn(fn() => stream_get_line($pipes[1], 100000, "\n")),
    spawn(fn() => fread($pipes[1], 50000)),
];
echo json_encode(array_map(await(...), $readers)), "\n";

/* Writers do not mix. */
$process = proc_open('sleep 0.1; exec tr -s abcd', [['pipe', 'r'], ['pipe', 'w']], $pipes);
$writers = [];
foreach (['a', 'b', 'c', 'd'] as $letter) {
    $writers[] = spawn(fn() => fwrite($pipes[0], str_repeat($letter, 200_000)));
}
echo json_encode(array_map(await(...), $writers)), "\n";
fclose($pipes[0]);
echo stream_get_contents($pipes[1]), "\n";

/* Closed under readers, one of which waits for its turn, and a writer. */
$process = proc_open('exec sleep 10', [['pipe', 'r'], ['pipe', 'w']], $pipes);
$inside = [
    spawn(fn() => fgets($pipes[1])),
    spawn(fn() => fread($pipes[1], 10)),
    spawn(fn() => strlen(str_repeat('x', 10)) && fwrite($pipes[0], str_repeat('x', 1_000_000)) < 1_000_000),
];
delay(10);
check_seconds('closed', seconds(function () use ($pipes, $inside) {
    fclose($pipes[1]);
    fclose($pipes[0]);
    var_dump(...array_map(await(...), $inside));
}), 0, 2);
proc_terminate($process, 9);

/* One of two readers is cancelled. */
$pipe = popen('sleep 0.1; echo line', 'r');
$first = spawn(fn() => fgets($pipe));
$second = spawn(fn() => fgets($pipe));
delay(10);
$first->cancel();
var_dump(await($second));
var_dump(pclose($pipe));

/* Closed where nothing may be suspended. */
final class Closes
{
    public $me;
    public function __construct(public $stream) { $this->me = $this; }
    public function __destruct() { var_dump(fclose($this->stream)); }
}
$process = proc_open('sleep 0.1; echo line', [1 => ['pipe', 'w']], $pipes);
$reader = spawn(fn() => fgets($pipes[1]));
delay(10);
new Closes($pipes[1]);
gc_collect_cycles();
var_dump(await($reader));

/* A pipe that is not blocking does not wait for a turn. */
$process = proc_open('exec sleep 10', [1 => ['pipe', 'w']], $pipes);
$reader = spawn(fn() => fgets($pipes[1]));
delay(10);
stream_set_blocking($pipes[1], false);
var_dump(fread($pipes[1], 10));
$reader->cancel();
proc_terminate($process, 9);
?>
--EXPECT--
[30001,"second","third\n"]
[200000,200000,200000,200000]
abcd
bool(false)
bool(false)
bool(true)
closed: as expected
string(5) "line
"
int(0)
bool(false)
string(5) "line
"
bool(false)
