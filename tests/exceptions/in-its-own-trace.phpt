--TEST--
An error whose trace holds its own coroutine is reported at the end nevertheless
--EXTENSIONS--
async
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$run = run_php(<<<'PHP'
    function fail($coroutine) { throw new Exception('in a cycle'); }
    register_shutdown_function(function () { echo "shutdown\n"; });
    Async\spawn(fn () => fail(Async\current_coroutine()));
    Async\delay(1);
    echo "end\n";
    PHP);
echo $run['status'], ' ', preg_replace('~ in \S+:\d+$.*~ms', '', $run['stdout']), "\n";

// The handler of a scope, too, gets the coroutine as an argument.
$run = run_php(<<<'PHP'
    $scope = new Async\Scope;
    $scope->setExceptionHandler(fn ($scope, $coroutine, $error) => throw new Exception('of the handler'));
    $scope->spawn(fn () => throw new Exception('of the task'));
    Async\delay(1);
    PHP);
echo $run['status'], ' ', substr_count($run['stdout'], 'Next Exception: of the handler'), "\n";

// Once awaited it is nobody's any more.
$run = run_php(<<<'PHP'
    function fail($coroutine) { throw new Exception('in a cycle'); }
    $c = Async\spawn(fn () => fail(Async\current_coroutine()));
    try { Async\await($c); } catch (Exception $e) { echo "caught\n"; }
    PHP);
echo $run['status'], ' ', $run['stdout'];
?>
--EXPECT--
255 end
shutdown

Fatal error: Uncaught Exception: in a cycle
255 1
0 caught
