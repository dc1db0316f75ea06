--TEST--
The ftp:// wrapper in coroutines, against a server in the same process
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=short (its server writes answers in one piece before the client goes)
--FILE--
<?php
require __DIR__ . '/../_inc/time.inc';
use function Async\{spawn, await_all_or_fail, delay};

$server = stream_socket_server('tcp://127.0.0.1:0');
$address = stream_socket_get_name($server, false);
$acceptor = spawn(function () use ($server) {
    while ($control = stream_socket_accept($server, -1)) {
        spawn(function () use ($control) {
            fwrite($control, "220 ready\r\n");
            $data = null;
            while (($line = fgets($control)) !== false) {
                [$command, $argument] = explode(' ', trim($line) . ' ', 2);
                switch ($command) {
                    case 'USER': $answer = '331 password?'; break;
                    case 'PASS': $answer = '230 welcome'; break;
                    case 'TYPE': $answer = '200 fine'; break;
                    case 'SIZE': $answer = '213 ' . strlen("content of $argument"); break;
                    case 'PASV':
                        $data = stream_socket_server('tcp://127.0.0.1:0');
                        $port = (int) substr(strrchr(stream_socket_get_name($data, false), ':'), 1);
                        $answer = "227 passive (127,0,0,1," . ($port >> 8) . ',' . ($port & 255) . ')';
                        break;
                    case 'RETR':
                        fwrite($control, "150 here it comes\r\n");
                        delay(100);
                        $connection = stream_socket_accept($data, 2);
                        fwrite($connection, "content of $argument");
                        fclose($connection);
                        $answer = '226 done';
                        break;
                    case 'QUIT': $answer = '221 bye'; break;
                    default: $answer = '500 unknown';
                }
                fwrite($control, "$answer\r\n");
            }
        });
    }
});
check_seconds('together', seconds(function () use ($address) {
    $list = [];
    for ($i = 0; $i < 6; $i++) {
        $list[] = spawn(fn() => file_get_contents("ftp://user:password@$address/file$i"));
    }
    echo implode("\n", array_map('trim', await_all_or_fail($list))), "\n";
}), 0.099, 0.55);
$acceptor->cancel();
?>
--EXPECT--
content of /file0
content of /file1
content of /file2
content of /file3
content of /file4
content of /file5
together: as expected
