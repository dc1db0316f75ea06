--TEST--
Connecting by name looks the name up without blocking; wrong names fail as in stock PHP
--EXTENSIONS--
async
posix
--SKIPIF--
<?php
require __DIR__ . '/../_inc/resolver.inc';
skip_without_own_resolver();
if (getenv('SKIP_ASAN')) die('skip glibc leaks in a thread that is still in the resolver when the process ends');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/resolver.inc';

show_with_name_server(200, <<<'PHP'
    /* 10.1.2.3 leads nowhere: only the look-up counts. */
    check_seconds('connect', seconds(function () {
        in_coroutines(50, fn($i) => @stream_socket_client("tcp://h$i.example:80", $number, $text, 0.001));
    }), 0.19, 2);
    PHP);

show_php(<<<'PHP'
    function look_up() {
        var_dump(gethostbyname('no such host'), gethostbynamel('no such host'), gethostbyname(''));
        var_dump(@stream_socket_client('tcp://no such host:80', $number, $text), $number, $text);
    }
    $captured = function () {
        ob_start();
        look_up();
        return ob_get_clean();
    };
    $stock = $captured();
    $ours = Async\await(Async\spawn($captured));
    var_dump($stock === $ours ?: [$stock, $ours]);
    PHP);
?>
--EXPECT--
connect: as expected
status 0
bool(true)
status 0
