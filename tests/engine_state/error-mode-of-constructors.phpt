--TEST--
A constructor parked in its exception mode does not turn the warnings of others into exceptions
--EXTENSIONS--
async
--FILE--
<?php
require __DIR__ . '/../_inc/http_server.inc';
use function Async\{spawn, suspend, await, delay};

[$address, $acceptor] = http_server(function () { delay(400); return "line 1\nline 2\n"; });
$c = spawn(function () use ($address) {
    $file = new SplFileObject("http://$address/");
    return trim($file->fgets());
});
$d = spawn(function () { delay(50); hex2bin('a'); return 'a warning, no exception'; });
echo await($d), "\n";
echo await($c), "\n";
try {
    await(spawn(fn() => new SplFileObject('/no/such/file')));
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
$acceptor->cancel();
?>
--EXPECTF--

Warning: hex2bin(): Hexadecimal input string must have an even length in %serror-mode-of-constructors.php on line 10
a warning, no exception
line 1
SplFileObject::__construct(/no/such/file): Failed to open stream: No such file or directory
