--TEST--
SoapClient suspends without knowing it
--EXTENSIONS--
async
soap
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await_all_or_fail, delay};

$server = stream_socket_server('tcp://127.0.0.1:0');
$address = stream_socket_get_name($server, false);
$acceptor = spawn(function () use ($server) {
    while ($connection = stream_socket_accept($server, -1)) {
        spawn(function () use ($connection) {
            $length = 0;
            while (($line = rtrim((string) fgets($connection))) !== '') {
                if (preg_match('~^Content-Length: (\d+)~i', $line, $match)) {
                    $length = (int) $match[1];
                }
            }
            preg_match('~<param0[^>]*>(\d+)<~', stream_get_contents($connection, $length), $match);
            delay(100);
            $body = '<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><r:doubleResponse xmlns:r="urn:t">'
                . '<return xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="http://www.w3.org/2001/XMLSchema" i:type="x:int">'
                . 2 * $match[1] . '</return></r:doubleResponse></e:Body></e:Envelope>';
            fwrite($connection, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " . strlen($body) . "\r\nConnection: close\r\n\r\n$body");
            fclose($connection);
        });
    }
});
check_seconds('together', seconds(function () use ($address) {
    $list = [];
    for ($i = 0; $i < 8; $i++) {
        $list[] = spawn(fn() => (new SoapClient(null, ['location' => "http://$address/", 'uri' => 'urn:t']))->double($i));
    }
    echo json_encode(await_all_or_fail($list)), "\n";
}), 0.099, 0.7);
$acceptor->cancel();
?>
--EXPECT--
[0,2,4,6,8,10,12,14]
together: as expected
