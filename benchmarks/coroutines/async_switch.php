<?php
/*
 * Two coroutines that call Async\suspend() in turn: ns per switch.
 *
 * usage: php async_switch.php [SWITCHES]
 */

use function Async\await;
use function Async\spawn;
use function Async\suspend;

require __DIR__ . '/common.php';

$rounds = intdiv((int) ($argv[1] ?? 2_000_000), 2);
$turns = 0;
$alternate = static function () use ($rounds, &$turns): int {
    $started = hrtime(true);
    for ($i = 0; $i < $rounds; $i++) {
        suspend();
    }
    $turns += $i;

    return hrtime(true) - $started;
};

// The main coroutine waits; only these two take turns.
$first = spawn($alternate);
$second = spawn($alternate);
$elapsed = max(await($first), await($second));
if ($turns !== 2 * $rounds) {
    throw new LogicException("expected 2 × $rounds turns, counted $turns");
}
report([
    'raw_ns' => $elapsed / (2 * $rounds),
    'net_ns' => ($elapsed - 2 * emptyLoop($rounds)) / (2 * $rounds),
]);
