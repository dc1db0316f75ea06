--TEST--
memcached: a hundred coroutines take turns at one object, and fetch what they have asked for
--EXTENSIONS--
async
igbinary
msgpack
memcached
posix
--SKIPIF--
<?php
require __DIR__ . '/../_inc/servers.inc';
skip_without_programs('memcached');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/servers.inc';
use function Async\{spawn, await_all, delay};

$port = start_memcached();
$clients = [new Memcached(), new Memcached('shared'), new Memcached('shared')];
array_walk($clients, fn($client) => $client->getServerList() || $client->addServer('127.0.0.1', $port));
$wrong = 0;
$coroutines = [];
for ($i = 0; $i < 99; $i++) {
    $coroutines[] = spawn(function () use ($clients, $i, &$wrong) {
        $client = $clients[$i % 3];
        $client->setMulti(["a$i" => $value = str_repeat("$i ", 2000), "b$i" => $i]);
        $wrong += $client->get("a$i") !== $value;
        $client->getDelayed(["a$i", "b$i"]);
        delay(0);
        $first = $client->fetch();
        delay(0);
        $second = $client->fetch();
        $wrong += [$first['value'], $second['value'], $client->fetch()] !== [$value, $i, false];
        $client->getDelayed(["b$i"]);
        delay(0);
        $wrong += $client->fetchAll() !== [['key' => "b$i", 'value' => $i]];
        $got = null;
        $client->getDelayed(["b$i"], false, function ($client, $item) use (&$got) {
            $got = $item['value'];
        });
        $wrong += $got !== $i;
    });
}
[, $errors] = await_all($coroutines);
foreach (array_slice($errors, 0, 3) as $error) {
    echo get_class($error), ': ', $error->getMessage(), ' in line ', $error->getLine(), "\n";
}
echo "$wrong wrong\n";
?>
--EXPECT--
0 wrong
