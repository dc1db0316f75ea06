--TEST--
feof() notices a closed peer and never waits for data
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/sockets.inc';
require __DIR__ . '/../_inc/oracle.inc';

same_as_stock(['feof' => function () {
    [$client, $accepted] = tcp_pair();
    $start = hrtime(true);
    $out = [feof($client)];
    fwrite($accepted, 'x');
    usleep(1000);
    $out[] = feof($client);
    fclose($accepted);
    usleep(1000);
    $out[] = feof($client);
    $out[] = fread($client, 10);
    $out[] = feof($client);
    $out[] = hrtime(true) - $start < 10e9;
    return $out;
}]);
?>
--EXPECT--
feof: {"result":[false,false,false,"x",true,true],"exception":null,"diagnostics":[]}
feof: same in a coroutine
