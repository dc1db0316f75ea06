--TEST--
ext/amqp with a real RabbitMQ: a hundred consumers wait at the same time, and coroutines share a connection
--EXTENSIONS--
async
amqp
posix
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_rabbitmq();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
require __DIR__ . '/../_inc/databases.inc';
use function Async\{spawn, await, delay};

$port = start_rabbitmq();
$connect = function () use ($port): AMQPChannel {
    $connection = new AMQPConnection(['host' => '127.0.0.1', 'port' => $port, 'login' => 'guest',
        'password' => 'guest', 'read_timeout' => 30]);
    for ($tries = 0; !$connection->isConnected(); $tries++) {
        try {
            $connection->connect();
        } catch (AMQPConnectionException $e) {
            if ($tries > 200) throw $e; // a broker that has just been started
            usleep(50_000);
        }
    }
    return new AMQPChannel($connection);
};
$name = fn(string $what): string => "$what of " . getmypid(); // other suites use the same broker
$message = fn(int $i, int $n): string => str_repeat("message $n for $i ", 500);
$publisher = new AMQPExchange($connect());
overlap('consume', function (int $i) use ($connect, $publisher, $message, $name) {
    $queue = new AMQPQueue($connect());
    $queue->setName($name($i));
    $queue->setFlags(AMQP_AUTODELETE);
    $queue->declareQueue();
    /* Three waits of one second; all of them one after the other would take minutes. */
    spawn(function () use ($publisher, $message, $name, $i) {
        for ($n = 0; $n < 3; $n++) {
            delay(1000);
            $publisher->publish($message($i, $n), $name($i));
        }
    });
    $received = [];
    $queue->consume(function (AMQPEnvelope $envelope, AMQPQueue $queue) use (&$received) {
        usleep(1000); // a callback that suspends
        $received[] = $envelope->getBody();
        $queue->ack($envelope->getDeliveryTag());
        return count($received) < 3;
    });
    return $received === array_map(fn($n) => $message($i, $n), [0, 1, 2]);
}, 3, 100, 25);

/* More than the sockets hold: a frame that waits for room is not torn apart by other frames. */
$shared = new AMQPQueue($connect());
$shared->setName($name('shared'));
$shared->setFlags(AMQP_AUTODELETE);
$shared->declareQueue();
$publishers = [];
for ($i = 0; $i < 20; $i++) {
    $publishers[] = spawn(function () use ($publisher, $name, $i) {
        for ($n = 0; $n < 5; $n++) {
            $publisher->publish(str_repeat(chr(65 + $i), 300_000), $name('shared'));
        }
    });
}
Async\await_all_or_fail($publishers);
$whole = 0;
$shared->consume(function (AMQPEnvelope $envelope) use (&$whole, &$received) {
    $body = $envelope->getBody();
    $whole += $body === str_repeat($body[0], 300_000);
    return ++$received < 100;
}, AMQP_AUTOACK);
echo "$whole whole messages\n";

/* Channels come and go on one connection that others use. */
$connection = $publisher->getConnection();
$names = Async\await_all_or_fail(array_map(fn(int $i) => spawn(function () use ($connection) {
    $queue = new AMQPQueue(new AMQPChannel($connection));
    $queue->setFlags(AMQP_EXCLUSIVE);
    $queue->declareQueue();
    return $queue->getName();
}), range(0, 19)));
echo count(array_unique($names)), " queues\n";

/* Cancelled in the middle of a wait; others go on. */
$begun = false;
$waits = spawn(function () use ($connect, &$begun) {
    $queue = new AMQPQueue($connect());
    $queue->setFlags(AMQP_EXCLUSIVE);
    $queue->declareQueue();
    echo "waits\n";
    $begun = true;
    $queue->consume(fn() => true);
});
while (!$begun && !$waits->isCompleted()) {
    delay(10);
}
delay(500);
$waits->cancel();
try {
    await($waits);
} catch (Async\AsyncCancellation $e) {
    echo 'cancelled, over ', get_class($e->getPrevious()), "\n";
}
$queue = new AMQPQueue($connect());
$queue->setFlags(AMQP_EXCLUSIVE);
$queue->declareQueue();
$publisher->publish('still alive', $queue->getName());
for ($i = 0; !($envelope = $queue->get(AMQP_AUTOACK)) && $i < 500; $i++) {
    usleep(10_000);
}
echo $envelope->getBody(), "\n";
?>
--EXPECT--
consume: as expected
100 whole messages
20 queues
waits
cancelled, over AMQPException
still alive
