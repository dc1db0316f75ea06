--TEST--
examples/demo.php runs to its end
--EXTENSIONS--
async
--SKIPIF--
<?php if (getenv('ASYNC_VALGRIND')) die('skip its servers are too slow under valgrind'); ?>
--FILE--
<?php
require __DIR__ . '/example.inc';
Example::run('demo.php');
?>
--EXPECT--
One process each: stock PHP (php -S), and examples/http_server.php with coroutines.

all requests at once requests stock PHP coroutines factor
each waits N s 100 N s N s N x
each makes 40 upstream calls of N s 10 N s N s N x
mixed: 60 × hello, 30 × wait, 10 × fan out 100 N s N s N x

~ measured with a fifth or a tenth of the requests, and multiplied.

Keep-alive: 50 clients sent 10,000 requests in N s, N requests/s with the clients in PHP, too.
The server used N MiB at most, and stopped gracefully. All answers were right.
status 0
