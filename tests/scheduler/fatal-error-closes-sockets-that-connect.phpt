--TEST--
After a fatal error a socket that was about to be connected is closed
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';
require __DIR__ . '/../_inc/sockets.inc';

[$address, $keep] = full_backlog();

foreach ([
    'stream_socket_client' => "stream_socket_client('$address')",
    'fsockopen' => "fsockopen('$address')",
    'by name' => "stream_socket_client('" . str_replace('127.0.0.1', 'localhost', $address) . "')",
    'file_get_contents' => "file_get_contents('" . str_replace('tcp:', 'http:', $address) . "')",
] as $name => $call) {
    echo "--- $name\n";
    show_php(<<<PHP
        use function Async\{spawn, delay};

        function sockets(): int
        {
            static \$inherited = 0;
            \$open = count(preg_grep('~^socket:~', array_map(fn(\$fd) => (string) @readlink("/proc/self/fd/\$fd"), scandir('/proc/self/fd'))));
            \$inherited = \$inherited ?: \$open;

            return \$open - \$inherited;
        }
        sockets();
        register_shutdown_function(function () {
            echo \$GLOBALS['connecting'], ' then, ', sockets(), " afterwards\n";
        });
        for (\$i = 0; \$i < 3; \$i++) {
            spawn(fn() => $call);
        }
        for (\$i = 0; \$i < 1000 && sockets() < 3; \$i++) {
            delay(5);
        }
        delay(20);
        \$connecting = sockets();
        str_repeat('x', 1 << 40);
        PHP, '-d display_errors=0');
}
?>
--EXPECT--
--- stream_socket_client
3 then, 0 afterwards
status 255
--- fsockopen
3 then, 0 afterwards
status 255
--- by name
3 then, 0 afterwards
status 255
--- file_get_contents
3 then, 0 afterwards
status 255
