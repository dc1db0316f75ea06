--TEST--
include in several coroutines at once
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

$file = sys_get_temp_dir() . '/async-include-' . getmypid() . '.inc';
file_put_contents($file, '<?php $local = $n; Async\suspend(); return $local * 2;');
$task = function (int $n) use ($file) { $r = include $file; return [$r, $local]; };
echo json_encode(await_all_or_fail([spawn($task, 1), spawn($task, 2)])), "\n";
$once = fn() => require_once $file;
$n = 5;
echo json_encode(await_all_or_fail([spawn(function () use ($file) { $n = 7; return require_once $file; })])), "\n";
unlink($file);
?>
--EXPECT--
[[2,1],[4,2]]
[true]
