--TEST--
A connection that ext/ftp makes when a fatal error happens elsewhere is closed, silently
--EXTENSIONS--
async
ftp
--FILE--
<?php
require __DIR__ . '/../_inc/fatal_error.inc';

end_by_fatal_error('ftp_connect("127.0.0.1", $port)');
end_by_fatal_error('ftp_ssl_connect("127.0.0.1", $port)');
?>
--EXPECT--
ftp_connect("127.0.0.1", $port): as expected
ftp_connect("127.0.0.1", $port): as expected
ftp_ssl_connect("127.0.0.1", $port): as expected
ftp_ssl_connect("127.0.0.1", $port): as expected
