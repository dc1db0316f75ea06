--TEST--
Scopes in cycles with their handlers and contexts are collected
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, current_context};

for ($i = 0; $i < 10; $i++) {
    $scope = new Scope;
    $scope->setExceptionHandler(function () use ($scope) {});
    $scope->setChildScopeExceptionHandler(function () use ($scope) {});
    $scope->finally(function () use ($scope) {});
    await($scope->spawn(function () { current_context()->set('self', current_context()); }));
    $weak[] = WeakReference::create($scope);
    unset($scope);
}
gc_collect_cycles();
Async\suspend();
gc_collect_cycles();
var_dump(count(array_filter($weak, fn($w) => $w->get())));
?>
--EXPECT--
int(0)
