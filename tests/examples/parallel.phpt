--TEST--
examples/parallel.php runs to its end
--EXTENSIONS--
async
--SKIPIF--
<?php if (getenv('ASYNC_VALGRIND')) die('skip its servers are too slow under valgrind'); ?>
--FILE--
<?php
require __DIR__ . '/example.inc';
Example::run('parallel.php');
?>
--EXPECT--
each takes N s sequential in parallel factor
10 × file_get_contents() N s N s N x
10 × query over a socket N s N s N x
20 × both N s N s N x
status 0
