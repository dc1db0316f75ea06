--TEST--
Destructors of tasks that never ran may do anything to the tree
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\suspend;

class Meddler
{
    public function __construct(private Scope $scope) {}

    public function __destruct()
    {
        try {
            $this->scope->spawn(fn() => 1);
        } catch (Async\AsyncException $e) {
            echo $e->getMessage(), "\n";
        }
        $this->scope->cancel();
        $this->scope->dispose();
    }
}
$scope = new Scope;
$child = Scope::inherit($scope);
foreach ([$scope, $child, $child] as $s) {
    $meddler = new Meddler($scope);
    $s->spawn(function () use ($meddler) { echo "never\n"; });
    unset($meddler);
}
$scope->cancel();
var_dump($scope->isFinished(), $child->isFinished());
?>
--EXPECT--
Cannot spawn a coroutine in a closed scope
Cannot spawn a coroutine in a closed scope
Cannot spawn a coroutine in a closed scope
bool(true)
bool(true)
