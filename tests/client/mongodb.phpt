--TEST--
ext/mongodb: clients wait at the same time, and coroutines that share one take turns
--EXTENSIONS--
async
mongodb
openssl
posix
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
require __DIR__ . '/../_inc/servers.inc';
use function Async\{await, delay, spawn, timeout};
use MongoDB\Driver\{BulkWrite, Command, Manager, Query, Session};

$port = start_mongodb();
$uri = "mongodb://127.0.0.1:$port/?socketTimeoutMS=60000&connectTimeoutMS=60000";
$shared = new Manager($uri);
$alone = fn() => new Manager($uri, [], ['disableClientPersistence' => true]);
$ask = fn(Manager $manager, array $command) => $manager->executeCommand('test', new Command($command))->toArray()[0];
$insert = function (Manager $manager, string $place, int $count, array $document = []) {
    $bulk = new BulkWrite;
    for ($n = 0; $n < $count; $n++) {
        $bulk->insert($document + ['n' => $n, 'text' => str_repeat("text $n of " . ($document['of'] ?? ''), 100)]);
    }
    return $manager->executeBulkWrite($place, $bulk)->getInsertedCount();
};

overlap('commands', fn(int $i) => $ask($alone(), ['echo' => $i, 'comment' => 'wait 200'])->echo === $i, 0.2);
$folder = server_folder();
$certificate = make_certificate($folder);
$tls_port = start_mongodb("$certificate,$folder/key");
overlap('TLS', fn(int $i) => $ask(new Manager("mongodb://localhost:$tls_port/?tls=true&connectTimeoutMS=60000", ['tlsCAFile' => $certificate],
    ['disableClientPersistence' => true]), ['echo' => $i, 'comment' => 'wait 200'])->echo === $i, 0.2, 20, 5);
overlap('batches', function () use ($alone, $insert) {
    $manager = $alone();
    $place = 'test.' . spl_object_id($manager);
    $insert($manager, $place, 6);
    $cursor = $manager->executeQuery($place, new Query([], ['batchSize' => 3, 'comment' => 'wait 200']));
    return count($cursor->toArray()) === 6;
}, 0.2, 20);

$data = function (Manager $manager, int $i) use ($insert) {
    if ($insert($manager, 'test.data', 20, ['of' => $i]) !== 20) {
        return 'not inserted';
    }
    $n = 0;
    foreach ($manager->executeQuery('test.data', new Query(['of' => $i], ['batchSize' => 3])) as $document) {
        if ($document->of !== $i || $document->n !== $n || $document->text !== str_repeat("text $n of $i", 100)) {
            return 'wrong data';
        }
        $n++;
    }
    if ($n !== 20) {
        return "$n documents";
    }
    $bulk = new BulkWrite;
    $bulk->delete(['of' => $i]);
    return $manager->executeBulkWrite('test.data', $bulk)->getDeletedCount() === 20;
};
overlap('data', fn(int $i) => $data($alone(), $i), 0, 100, 30);
overlap('data, one manager', fn(int $i) => $data($shared, $i), 0, 50, 30);
overlap('data, managers of one client', fn(int $i) => $data(new Manager($uri), $i), 0, 50, 30);

echo "-- one BulkWrite, sent by two\n";
$bulk = new BulkWrite;
$bulk->insert(['n' => 1]);
foreach ([$alone(), $alone()] as $manager) {
    $senders[] = spawn(function () use ($manager, $bulk) {
        try {
            return $manager->executeBulkWrite('test.bulk', $bulk)->getInsertedCount();
        } catch (MongoDB\Driver\Exception\BulkWriteException | MongoDB\Driver\Exception\InvalidArgumentException $e) {
            return $e->getMessage();
        }
    });
}
foreach ($senders as $sender) {
    var_dump(await($sender));
}

echo "-- freed: a cursor with more to come, a session in a transaction, a client\n";
$count = fn(string $name) => $ask($shared, ['seen' => $name])->seen;
$before = array_map($count, $names = ['killCursors', 'abortTransaction', 'endSessions']);
await(spawn(function () use ($alone, $insert, $ask) {
    $manager = $alone();
    $insert($manager, 'test.freed', 10);
    foreach ($manager->executeQuery('test.freed', new Query([], ['batchSize' => 2])) as $document) {
        break;
    }
    $session = $manager->startSession();
    $session->startTransaction();
    $manager->executeCommand('test', new Command(['echo' => 1]), ['session' => $session]);
}));
foreach ($names as $i => $name) {
    echo "$name: ", $count($name) - $before[$i], "\n";
}
var_dump($ask($shared, ['seen' => ''])->cursors);

echo "-- cancelled, and used afterwards\n";
$hangs = spawn(fn() => $ask($shared, ['hang' => 1]));
$waits = spawn(fn() => $ask($shared, ['echo' => 7])->echo);
delay(20);
$hangs->cancel();
try {
    await($hangs);
} catch (Async\AsyncCancellation $e) {
    echo get_class($e), ' because of ', get_class($e->getPrevious()), "\n";
}
var_dump(await($waits));
try {
    await(spawn(fn() => $ask($alone(), ['echo' => 1, 'comment' => 'wait 5000'])), timeout(50));
} catch (Async\OperationCanceledException $e) {
    echo get_class($e), "\n";
}

echo "-- broken off by the server\n";
try {
    await(spawn(fn() => $ask($shared, ['breakOff' => 1])));
} catch (MongoDB\Driver\Exception\ConnectionTimeoutException $e) {
    echo $e->getMessage(), "\n";
}
var_dump(await(spawn(fn() => $ask($shared, ['echo' => 8])->echo)));
exit;
?>
--EXPECTF--
commands: as expected
TLS: as expected
batches: as expected
data: as expected
data, one manager: as expected
data, managers of one client: as expected
-- one BulkWrite, sent by two
int(1)
string(87) "BulkWrite objects may only be executed once and this instance has already been executed"
-- freed: a cursor with more to come, a session in a transaction, a client
killCursors: 1
abortTransaction: 1
endSessions: 1
int(0)
-- cancelled, and used afterwards
Async\AsyncCancellation because of MongoDB\Driver\Exception\ConnectionTimeoutException
int(7)
Async\OperationCanceledException
-- broken off by the server
Failed to send "breakOff" command with database "test": Failed to read %d bytes: socket error or timeout
int(8)
