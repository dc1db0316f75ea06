--TEST--
50 MB arrive unchanged
--EXTENSIONS--
async
--INI--
memory_limit=-1
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
use function Async\{spawn, await};

[$server, $address] = listen_on();
$total = 50 << 20;
mt_srand(3);
$block = '';
for ($i = 0; $i < 16384; $i++) {
    $block .= pack('V', mt_rand());
}
$sender = spawn(function () use ($server, $total, $block) {
    $c = stream_socket_accept($server, 2);
    $hash = hash_init('crc32b');
    for ($sent = 0, $i = 0; $sent < $total; $sent += strlen($data), $i++) {
        $data = substr($block, $i % 1000, min(1 + $i * 7919 % 65000, $total - $sent));
        hash_update($hash, $data);
        if (write_all($c, $data) !== strlen($data)) {
            return 'short write';
        }
    }
    fclose($c);
    return hash_final($hash);
});
$receiver = spawn(function () use ($address) {
    $client = stream_socket_client($address);
    $hash = hash_init('crc32b');
    $length = 0;
    while (!feof($client)) {
        $data = fread($client, 1 << 17);
        $length += strlen($data);
        hash_update($hash, $data);
    }
    return [$length, hash_final($hash)];
});
[$length, $hash] = await($receiver);
var_dump($length === $total, $hash === await($sender));
?>
--EXPECT--
bool(true)
bool(true)
