--TEST--
A second complete() or error() names where the first one was
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};

$state = new FutureState();
$state->ignore();
$state->complete(1);
foreach ([fn() => $state->complete(2), fn() => $state->error(new Exception())] as $again) {
    try {
        $again();
    } catch (Async\AsyncException $e) {
        echo get_class($e), ': ', str_replace(__FILE__, 'FILE', $e->getMessage()), "\n";
    }
}
register_shutdown_function([$unknown = new FutureState(), 'complete'], 1);
$unknown->ignore();
register_shutdown_function(function () use ($unknown) {
    try {
        $unknown->complete(2);
    } catch (Async\AsyncException $e) {
        echo $e->getMessage(), "\n";
    }
});
?>
--EXPECT--
Async\AsyncException: FutureState is already completed at FILE:6
Async\AsyncException: FutureState is already completed at FILE:6
FutureState is already completed at Unknown:0
