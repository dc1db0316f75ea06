--TEST--
A connection that another coroutine uses is refused where nothing may wait for the turn
--EXTENSIONS--
async
mysqli
--SKIPIF--
<?php
require __DIR__ . '/../_inc/databases.inc';
skip_without_mariadb();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/databases.inc';
use function Async\{spawn, await, delay};

final class Cycle
{
    public self $self;
    public function __construct(private mysqli $db)
    {
        $this->self = $this;
    }
    public function __destruct()
    {
        try {
            echo $this->db->query('SELECT 1')->fetch_row()[0], "\n";
        } catch (Throwable $e) {
            echo get_class($e), ': ', $e->getMessage(), "\n";
        }
    }
}

$db = mysqli_connect(...mariadb()->mysqli());
$cycle = new Cycle($db);
$query = spawn(fn() => $db->query("SELECT SLEEP(0.3), 'answer'")->fetch_row()[1]);
delay(50);
unset($cycle);
gc_collect_cycles();
echo await($query), "\n";
$cycle = new Cycle($db);
unset($cycle);
gc_collect_cycles();
?>
--EXPECT--
Async\AsyncException: Another coroutine uses the connection, and it is impossible to wait for the turn at a MySQL connection here
answer
1
