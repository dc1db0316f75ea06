--TEST--
timeout() wants a number greater than 0
--EXTENSIONS--
async
--FILE--
<?php
use function Async\timeout;

foreach ([0, -1, PHP_INT_MIN, 'x', null] as $ms) {
    try {
        timeout($ms);
        echo "accepted\n";
    } catch (ValueError | TypeError $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECTF--
ValueError: Timeout value must be greater than 0
ValueError: Timeout value must be greater than 0
ValueError: Timeout value must be greater than 0
TypeError: Async\timeout(): Argument #1 ($ms) must be of type int, string given

Deprecated: Async\timeout(): Passing null to parameter #1 ($ms) of type int is deprecated in %sinvalid-values.php on line 6
ValueError: Timeout value must be greater than 0
