--TEST--
An exception that nobody handles ends the script: the others are cancelled, one fatal error at the end
--EXTENSIONS--
async
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
use function Async\{spawn, delay};

class Log {
    private array $lines = [];
    function add(string $line): void {
        $this->lines[] = $line;
        if (count($this->lines) === 3) {
            sort($this->lines);
            echo implode("\n", $this->lines), "\n";
        }
    }
}
$log = new Log;
spawn(function () use ($log) {
    try {
        delay(10000);
    } catch (Async\AsyncCancellation $e) {
        $log->add('other: ' . $e->getMessage());
        throw $e;
    } finally {
        $log->add('other unwound');
    }
});
spawn(function () { throw new RuntimeException('boom'); });
spawn(fn() => print("queued behind it, never started\n"));
try {
    delay(10000);
} catch (Async\AsyncCancellation $e) {
    $log->add('main: ' . $e->getMessage());
}
?>
--EXPECTF--
main: Graceful shutdown
other unwound
other: Graceful shutdown

Fatal error: Uncaught RuntimeException: boom in %suncaught-in-coroutine.php:%d
Stack trace:
#0 %a
  thrown in %suncaught-in-coroutine.php on line %d
