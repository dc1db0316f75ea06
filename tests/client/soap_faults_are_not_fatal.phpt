--TEST--
After a SOAP error that was caught, other coroutines run to their end
--EXTENSIONS--
soap
--FILE--
<?php
use function Async\{spawn, await, suspend};

function fault(): void
{
    (new SoapClient(null, ['location' => 'test://', 'uri' => 'urn:t']))->f("\xff");
}

function try_fault(): void
{
    try {
        fault();
    } catch (SoapFault $e) {
        echo 'caught: ', strtok($e->getMessage(), "'"), "\n";
    }
}

spawn(function () {
    try {
        for ($i = 0; $i < 3; $i++) {
            suspend();
        }
        try_fault();
        suspend();
        echo "the coroutine ends\n";
    } finally {
        echo "and cleans up\n";
    }
});
try_fault();
spawn(fn() => Async\delay(10000));
spawn(function () {
    Async\delay(20);
    echo "exit\n";
    exit;
});
spawn(function () {
    try {
        Async\delay(10000);
    } finally {
        echo "unwound\n";
    }
});
register_shutdown_function(function () {
    echo "shutdown\n";
    fault();
});
echo "end of script\n";
?>
--EXPECTF--
caught: SOAP-ERROR: Encoding: string 
end of script
caught: SOAP-ERROR: Encoding: string 
the coroutine ends
and cleans up
exit
unwound
shutdown

Fatal error: Uncaught SoapFault exception: [Client] SOAP-ERROR: Encoding: string '%s' is not a valid utf-8 string in %s:%d
Stack trace:
#0 %s(%d): SoapClient->__call('f', Array)
#1 %s(%d): fault()
#2 [internal function]: {closure%S}()
#3 {main}
  thrown in %s on line %d
