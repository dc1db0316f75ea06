--TEST--
examples/parallel.php runs to its end
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/example.inc';
Example::run('parallel.php');
?>
--EXPECT--
each takes N ms sequential in parallel factor
10 × file_get_contents() N ms N ms N x
10 × query over a socket N ms N ms N x
20 × both N ms N ms N x
status 0
