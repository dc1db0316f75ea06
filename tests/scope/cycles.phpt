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

    // With a child that is part of the cycle, too.
    $scope = new Scope;
    $scopes = [$scope, Scope::inherit($scope)];
    $scope->setExceptionHandler(function () use ($scopes) {});
    $weak[] = WeakReference::create($scopes[1]);
    unset($scope, $scopes);
}
gc_collect_cycles();
Async\suspend();
gc_collect_cycles();
var_dump(count(array_filter($weak, fn($w) => $w->get())));
?>
--EXPECT--
int(0)
