--TEST--
stream_copy_to_stream() from socket to socket and from file to socket
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await, await_all_or_fail};

$file = tempnam(sys_get_temp_dir(), 'async-copy-');
file_put_contents($file, $data = str_repeat("0123456789\n", 300000));
[$a, $b] = tcp_pair();
[$c, $d] = tcp_pair();
$list = await_all_or_fail([
    'file to socket' => spawn(function () use ($file, $a) { $n = stream_copy_to_stream(fopen($file, 'r'), $a); fclose($a); return $n; }),
    'socket to socket' => spawn(function () use ($b, $c) { $n = stream_copy_to_stream($b, $c); fclose($c); return $n; }),
    'received' => spawn(fn() => stream_get_contents($d) === $data),
]);
unlink($file);
var_dump($list);
?>
--EXPECT--
array(3) {
  ["file to socket"]=>
  int(3300000)
  ["socket to socket"]=>
  int(3300000)
  ["received"]=>
  bool(true)
}
