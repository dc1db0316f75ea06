--TEST--
ext/gearman with a real gearmand: a hundred clients and a worker
--EXTENSIONS--
async
gearman
posix
--SKIPIF--
<?php
require __DIR__ . '/../_inc/servers.inc';
skip_without_programs('gearmand');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
require __DIR__ . '/../_inc/servers.inc';
use function Async\{spawn, await, delay};

$port = start_gearmand();
$workers = [];
for ($i = 0; $i < 100; $i++) {
    $workers[] = spawn(function () use ($port) {
        $worker = new GearmanWorker;
        $worker->addServer('127.0.0.1', $port);
        $worker->addFunction('double', function (GearmanJob $job) {
            delay(200);
            return $job->workload() . $job->workload();
        });
        while (true) {
            $worker->work();
        }
    });
}
delay(300);
overlap('clients', function (int $i) use ($port) {
    $client = new GearmanClient;
    $client->addServer('127.0.0.1', $port);
    return $client->doNormal('double', $work = str_repeat("work $i ", 1000)) === $work . $work;
}, 0.2, 100, 4);
foreach ($workers as $worker) {
    $worker->cancel();
}
?>
--EXPECT--
clients: as expected
