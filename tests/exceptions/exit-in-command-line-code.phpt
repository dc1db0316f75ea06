--TEST--
php -r: the end of the script by exit in a coroutine, or by a cancellation, is silent
--EXTENSIONS--
async
--FILE--
<?php
function run(string $code): void
{
    exec(escapeshellarg(getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY) . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' -r '
        . escapeshellarg($code) . ' 2>&1', $lines, $status);
    echo ltrim(trim(implode("\n", $lines)) . "\nstatus $status\n\n");
}

run('Async\spawn(function () {
        try {
            Async\spawn(function () { exit(3); });
            Async\delay(10000);
        } finally {
            echo "finally\n";
        }
    });
    Async\delay(10000);');
run('Async\delay(0); $main = Async\current_coroutine(); Async\spawn(fn() => $main->cancel()); Async\delay(10000);');
run('Async\spawn(function () { throw new LengthException("from a coroutine"); }); Async\delay(10000);');
run('Async\spawn(fn() => print("goes on\n")); throw new LengthException("from the script");');
run('throw new Async\AsyncCancellation("without a scheduler");');
?>
--EXPECTF--
finally
status 3

status 0

%AFatal error: Uncaught LengthException: from a coroutine in Command line code:1
Stack trace:
#0 [internal function]: {closure%S}()
#1 {main}
  thrown in Command line code on line 1
status 255

%AFatal error: Uncaught LengthException: from the script in Command line code:1
Stack trace:
#0 {main}
  thrown in Command line code on line 1
goes on
status 255

%AFatal error: Uncaught Async\AsyncCancellation: without a scheduler in Command line code:1
Stack trace:
#0 {main}
  thrown in Command line code on line 1
status 255
