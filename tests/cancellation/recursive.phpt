--TEST--
Cancels that cause cancels: chains of awaits, finally blocks and scopes, thousands deep
--EXTENSIONS--
async
--FILE--
<?php
use Async\Scope;
use function Async\{await, delay, spawn, suspend};

const DEPTH = 5000;

// Each awaits the one before it.
$all = [spawn(fn () => delay(60000))];
for ($i = 0; $i < DEPTH; $i++) {
    $before = $all[$i];
    $all[] = spawn(fn () => await($before));
}
suspend();
$all[0]->cancel();
try {
    await($all[DEPTH]);
} catch (Async\AsyncCancellation $e) {
    echo 'awaits: ', $e->getMessage(), "\n";
}

// Each cancels its neighbours, and itself once more.
$all = [];
for ($i = 0; $i < DEPTH; $i++) {
    $all[$i] = spawn(function () use (&$all, $i) {
        try {
            delay(60000);
        } finally {
            foreach ([$i - 1, $i, $i + 1] as $other) {
                isset($all[$other]) && $all[$other]->cancel();
            }
        }
    });
}
suspend();
$all[0]->cancel();
try {
    await($all[DEPTH - 1]);
} catch (Async\AsyncCancellation $e) {
    echo 'finally blocks: ', $e->getMessage(), "\n";
}

// Each scope ends the next one, and itself once more.
$scopes = [];
for ($i = 0; $i < DEPTH; $i++) {
    $scopes[$i] = new Scope;
    $scopes[$i]->spawn(fn () => delay(60000));
    $scopes[$i]->finally(function (Scope $scope) use (&$scopes, $i) {
        isset($scopes[$i + 1]) && $scopes[$i + 1]->cancel();
        $scope->cancel();
        $scope->dispose();
    });
}
suspend();
$scopes[0]->cancel();
for ($i = 0; $i < 4 * DEPTH && !$scopes[DEPTH - 1]->isClosed(); $i++) {
    suspend();
}
echo 'scopes: ', $scopes[DEPTH - 1]->isClosed() ? 'all closed' : 'some are left', "\n";
?>
--EXPECT--
awaits: Coroutine cancelled
finally blocks: Coroutine cancelled
scopes: all closed
