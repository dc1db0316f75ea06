--TEST--
map() sees results, catch() errors, finally() both
--EXTENSIONS--
async
--FILE--
<?php
use Async\Future;

var_dump(Future::completed(2)->map(fn($x) => $x * 10)->map(fn($x) => $x + 1)->await());
var_dump(Future::completed(2)->catch(fn($e) => 'never')->await());
var_dump(Future::failed(new Exception('a'))->map(fn($x) => 'never')->catch(fn($e) => 'caught ' . $e->getMessage())->await());
var_dump(Future::completed(2)->finally(function ($x) { echo "finally with $x\n"; return 'ignored'; })->await());
$error = new Exception('b');
try {
    Future::failed($error)->finally(function ($e) { echo 'finally with ', $e->getMessage(), "\n"; })->await();
} catch (Exception $e) {
    var_dump($e === $error);
}
try {
    Future::failed($error)->finally(function ($e) { throw new LogicException('c'); })->await();
} catch (Exception $e) {
    echo $e->getMessage(), ', before: ', $e->getPrevious()->getMessage(), "\n";
}
try {
    Future::completed(1)->map(function ($e) { throw new LogicException('d'); })->await();
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
int(21)
int(2)
string(8) "caught a"
finally with 2
int(2)
finally with b
bool(true)
c, before: b
d
