--TEST--
Short writes of many coroutines that go to the kernel together: every byte once, in order, with results of each
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{await_all_or_fail, spawn};

const PAIRS = 40, MESSAGES = 60;

$pairs = $tasks = [];
for ($i = 0; $i < PAIRS; $i++) {
    $pairs[] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
}
foreach ($pairs as $i => [$near, $far]) {
    $tasks[] = spawn(function () use ($near, $i) {
        for ($k = 0, $sum = 0; $k < MESSAGES; $k++) {
            // A variable that changes while its old value may be on its way.
            $text = str_repeat(chr(65 + ($i + $k) % 26), 1 + ($i * 37 + $k * 101) % 3000);
            $sum += fwrite($near, $text);
        }
        fclose($near);
        return $sum;
    });
    $tasks[] = spawn(function () use ($far, $i) {
        for ($k = 0, $sum = 0; $k < MESSAGES; $k++) {
            $length = 1 + ($i * 37 + $k * 101) % 3000;
            $wanted = str_repeat(chr(65 + ($i + $k) % 26), $length);
            if (stream_get_contents($far, $length) !== $wanted) {
                echo "wrong: $i, $k\n";
            }
            $sum += $length;
        }
        return fread($far, 10) === '' && feof($far) ? $sum : 'more than was sent';
    });
}
$results = array_chunk(await_all_or_fail($tasks), 2);
var_dump(count($results), count(array_filter($results, fn($it) => $it[0] !== $it[1])));
?>
--EXPECT--
int(40)
int(0)
