--TEST--
A connection that ext/stomp makes when a fatal error happens elsewhere is closed, silently
--EXTENSIONS--
async
stomp
--FILE--
<?php
require __DIR__ . '/../_inc/fatal_error.inc';

end_by_fatal_error('new Stomp("tcp://127.0.0.1:$port")');
end_by_fatal_error('stomp_connect("tcp://127.0.0.1:$port")');
?>
--EXPECT--
new Stomp("tcp://127.0.0.1:$port"): as expected
new Stomp("tcp://127.0.0.1:$port"): as expected
stomp_connect("tcp://127.0.0.1:$port"): as expected
stomp_connect("tcp://127.0.0.1:$port"): as expected
