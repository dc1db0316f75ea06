--TEST--
A stream whose TLS session was to be reused is closed by the error handler
--EXTENSIONS--
async
openssl
--FILE--
<?php
use function Async\{spawn, await, delay};

$server = stream_socket_server('tcp://127.0.0.1:0');
$address = 'tcp://' . stream_socket_get_name($server, false);
$session = stream_socket_client($address);
$stream = stream_socket_client($address);

$reader = spawn(fn() => fread($session, 10));
delay(1);
set_error_handler(function (int $level, string $message) use ($session) {
    echo $message, "\n";
    if (is_resource($session)) {
        fclose($session);
    }
    return true;
});
$crypto = spawn(fn() => stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_CLIENT, $session));
$read = await($reader);
echo 'read: ', json_encode($read), "\n";
$crypto->cancel();
echo is_resource($session) ? 'open' : 'closed', "\n";
?>
--EXPECT--
stream_socket_enable_crypto(): Supplied SSL session stream is not initialized
read: false
closed
