--TEST--
A connection that ext/amqp makes when a fatal error happens elsewhere is closed, silently
--EXTENSIONS--
async
amqp
--FILE--
<?php
require __DIR__ . '/../_inc/fatal_error.inc';

end_by_fatal_error('(new AMQPConnection(["host" => "127.0.0.1", "port" => $port]))->connect()');
end_by_fatal_error('(new AMQPConnection(["host" => "127.0.0.1", "port" => $port]))->pconnect()');
end_by_fatal_error('(new AMQPConnection(["host" => "127.0.0.1", "port" => $port]))->reconnect()');
?>
--EXPECT--
(new AMQPConnection(["host" => "127.0.0.1", "port" => $port]))->connect(): as expected
(new AMQPConnection(["host" => "127.0.0.1", "port" => $port]))->connect(): as expected
(new AMQPConnection(["host" => "127.0.0.1", "port" => $port]))->pconnect(): as expected
(new AMQPConnection(["host" => "127.0.0.1", "port" => $port]))->pconnect(): as expected
(new AMQPConnection(["host" => "127.0.0.1", "port" => $port]))->reconnect(): as expected
(new AMQPConnection(["host" => "127.0.0.1", "port" => $port]))->reconnect(): as expected
