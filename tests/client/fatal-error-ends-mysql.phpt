--TEST--
A connection to MySQL that is made when a fatal error happens elsewhere is closed, silently
--EXTENSIONS--
async
mysqli
pdo_mysql
--FILE--
<?php
require __DIR__ . '/../_inc/fatal_error.inc';

end_by_fatal_error('new mysqli("127.0.0.1", "a", "b", "c", $port)');
end_by_fatal_error('mysqli_connect("127.0.0.1", "a", "b", "c", $port)');
end_by_fatal_error('new PDO("mysql:host=127.0.0.1;port=$port")', leaves: true);
?>
--EXPECT--
new mysqli("127.0.0.1", "a", "b", "c", $port): as expected
new mysqli("127.0.0.1", "a", "b", "c", $port): as expected
mysqli_connect("127.0.0.1", "a", "b", "c", $port): as expected
mysqli_connect("127.0.0.1", "a", "b", "c", $port): as expected
new PDO("mysql:host=127.0.0.1;port=$port"): as expected
new PDO("mysql:host=127.0.0.1;port=$port"): as expected
