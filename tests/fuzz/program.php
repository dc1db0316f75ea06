<?php
/*
 * One random program: php program.php SEED. The same parts run several times at once and
 * again, so that what is left behind shows.
 */
require __DIR__ . '/model.inc';
require __DIR__ . '/channels.inc';
require __DIR__ . '/sockets.inc';
require __DIR__ . '/awaits.inc';
require __DIR__ . '/flow.inc';
require __DIR__ . '/files.inc';
require __DIR__ . '/copies.inc';

use function Async\{await, await_all_or_fail, delay, get_coroutines, spawn, suspend};

const PARTS = ['channels', 'sockets', 'trees', 'futures', 'timers', 'groups', 'pools', 'scopes', 'fibers', 'protections',
    'unwinding', 'joins', 'handlers', 'races', 'lines', 'patience', 'servers', 'files', 'processes', 'selects', 'copies'];
/** Of these the exceptions would be reported when nobody is left that awaits them. */
const THROWING = ['trees', 'futures', 'unwinding', 'joins', 'handlers', 'races'];
const ROUNDS = 6;
/** The pool of contexts grows with what happens at once, which chaos decides anew each time. */
const MOST_ROUNDS = 30;

function descriptors(): int
{
    return count(scandir('/proc/self/fd'));
}

/** @param list<int> $memory after each round */
function grows(array $memory): bool
{
    $last = array_pop($memory);

    return $last > max($memory) && $last - $memory[count($memory) - 2] >= 65536;
}

/** Runs what the seed composes. */
function round_of(int $seed, bool $exits = false): void
{
    mt_srand($seed);
    $parts = [];
    if ($exits) {
        Actor::$exiting = true;
        $parts[] = spawn(function () {
            pause(mt_rand(0, 7));
            exit(EXITED);
        });
    }
    for ($i = mt_rand(1, 6); $i; $i--) {
        $part = PARTS[array_rand(PARTS)];
        if (!$exits || !in_array($part, THROWING, true)) {
            $parts[] = spawn($part(...));
        }
    }
    await_all_or_fail($parts);
}

$seed = (int) $argv[1];
await(spawn(fn() => exec('true'))); // the process opens once what it needs for this
$memory = $open = [];
for ($round = 0; $round < ROUNDS || ($round < MOST_ROUNDS && grows($memory)); $round++) {
    round_of($seed);
    // Callbacks of what has just ended, and children of what was cancelled.
    for ($i = 0; $i < 3 || ($i < 1000 && count(get_coroutines()) > 1); $i++) {
        $i < 3 ? suspend() : delay(1);
    }
    gc_collect_cycles();
    check(count(get_coroutines()) === 1, 'coroutines left: ' . count(get_coroutines()));
    $open[] = descriptors();
    $memory[] = memory_get_usage();
}
// The pipe of a process that was given up stays until that has ended.
for ($i = 0; $i < 3000 && descriptors() > $open[1]; $i++) {
    delay(10);
}
check(descriptors() <= $open[1], 'descriptors left: ' . implode(' ', [...$open, descriptors()]));
check(!grows($memory), 'memory grows: ' . implode(' ', $memory));
if ($seed % 4) {
    echo "ok\n";
    exit;
}
register_shutdown_function(function () {
    echo Actor::$inside ? 'not unwound: ' . implode(', ', Actor::$inside) : 'exit', "\n";
});
round_of($seed, true);
echo "exit has not ended the script\n";
