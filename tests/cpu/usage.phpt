--TEST--
cpu_usage() is the difference to the previous call; zeros at first
--EXTENSIONS--
async
--FILE--
<?php
use function Async\cpu_usage;

$first = cpu_usage();
echo implode(' ', array_keys($first)), "\n";
var_dump($first['process_cores'], $first['process_percent'], $first['system_percent'], $first['interval_sec'], $first['cpu_count'] >= 1);
$end = hrtime(true) + 200_000_000;
while (hrtime(true) < $end);
$second = cpu_usage();
var_dump($second['process_cores'] > 0.0, $second['process_percent'] > 0.0 && $second['process_percent'] <= 100.0);
var_dump($second['system_percent'] >= 0.0 && $second['system_percent'] <= 100.0, $second['interval_sec'] >= 0.2);
var_dump(is_array($second['loadavg']));
?>
--EXPECT--
process_cores process_percent system_percent cpu_count interval_sec loadavg
float(0)
float(0)
float(0)
float(0)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
