--TEST--
A handler may be a private method or come from __call()
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\suspend;

class Handlers
{
    public function set(Scope $scope): void { $scope->setExceptionHandler([$this, 'handle']); }
    private function handle($scope, $coroutine, $e): void { echo 'private: ', $e->getMessage(), "\n"; }
    public function __call($name, $arguments) { echo "$name: ", $arguments[2]->getMessage(), "\n"; }
}
$scope = new Scope;
(new Handlers)->set($scope);
$scope->spawn(function () { throw new RuntimeException('a'); });
suspend();
$scope->setExceptionHandler([new Handlers, 'magic']);
$scope->spawn(function () { throw new RuntimeException('b'); });
suspend();
?>
--EXPECT--
private: a
magic: b
