<?php

/*
 * What static analysers make of the API: TypesTest.php. A comment at the end of a line is
 * the type of the variable that the line assigns or the loop begins with.
 */

declare(strict_types=1);

use Async\Channel;
use Async\Context;
use Async\Coroutine;
use Async\Future;
use Async\FutureState;
use Async\Pool;
use Async\Scope;
use Async\TaskGroup;
use Async\TaskSet;
use Async\ThreadChannel;
use function Async\await;
use function Async\await_all;
use function Async\await_all_or_fail;
use function Async\await_any_of;
use function Async\await_any_of_or_fail;
use function Async\await_any_or_fail;
use function Async\await_first_success;
use function Async\current_context;
use function Async\get_coroutines;
use function Async\iterate;
use function Async\protect;
use function Async\select;
use function Async\spawn;
use function Async\spawn_with;
use function Async\timeout;

final class Connection
{
    public bool $good = true;
}

function length(string $text): int
{
    return strlen($text);
}

function join_all(int $number, string $text, float ...$more): string
{
    return $text . $number . count($more);
}

function nothing(): void
{
}

/** @return Generator<string, Coroutine<float>> */
function coroutines(): Generator
{
    yield 'x' => spawn(floatval(...), 1);
}

// spawn() and await()
$coroutine = spawn(fn (): int => length('x')); // Async\Coroutine<int>
$value = await(spawn(fn (): int => length('x'))); // int
$value = await(spawn(fn (int $a, string $b): string => join_all($a, $b), 1, b: 'x')); // string
$value = await(spawn(length(...), 'abc')); // int
$value = await(spawn(join_all(...), 1, 'abc', 1.5, 2.5)); // string
$value = await(spawn('length', 'abc')); // int
$value = await(spawn(length(...), 'abc'), timeout(10)); // int
$value = await(spawn_with(new Scope(), length(...), 'abc')); // int
$value = await((new Scope())->spawn(length(...), 'abc')); // int
$value = $coroutine->getResult(); // int|null
$value = $coroutine->getException(); // Throwable|null
$value = protect(fn (): int => length('x')); // int
await(spawn(nothing(...)));

// The await family
$byName = ['a' => spawn(length(...), 'x'), 'b' => spawn(length(...), 'yy')];
$all = await_all_or_fail($byName); // array<'a'|'b', int>
$both = await_all($byName); // array{array<'a'|'b', int|null>, array<'a'|'b', Throwable>}
$first = await_first_success($byName); // array{int|null, array<'a'|'b', Throwable>}
$some = await_any_of_or_fail(1, $byName); // array<'a'|'b', int>
$both = await_any_of(1, $byName); // array{array<'a'|'b', int|null>, array<'a'|'b', Throwable>}
$value = await_any_or_fail($byName); // int|null
$all = await_all_or_fail(coroutines()); // array<string, float>
[$key] = select(['job' => new Channel(), 'stop' => timeout(10)]);
$name = $key; // 'job'|'stop'
iterate(['a' => 1, 'b' => 2], function (int $value, string $key): void {}, concurrency: 2);

// Future and FutureState
/** @var FutureState<int> $state */
$state = new FutureState();
$future = new Future($state); // Async\Future<int>
$value = $future->await(); // int
$value = $future->map(fn (int $value): string => join_all($value, ''))->await(); // string
$value = $future->catch(fn (Throwable $error): bool => $error instanceof Error)->await(); // bool|int
$value = $future->finally(nothing(...))->await(); // int
$value = await($future->ignore()); // int

// Channel
/** @var Channel<string> $channel */
$channel = new Channel(2);
$value = $channel->recv(); // string
$value = $channel->recvAsync()->await(); // string
foreach ($channel as $message) {
    $value = $message; // string
}
/** @var ThreadChannel<string> $copies */
$copies = new ThreadChannel(2);
$value = $copies->recv(); // string

// Pool
$pool = new Pool(fn (): Connection => new Connection(), healthcheck: fn (Connection $it): bool => $it->good, max: 3);
$value = $pool->acquire(); // Connection
$value = $pool->tryAcquire(); // Connection|null

// TaskGroup and TaskSet
/** @var TaskGroup<int> $group */
$group = new TaskGroup(concurrency: 4);
$group->spawn(length(...), 'abc');
$group->spawnWithKey('k', fn (): int => length('x'));
$all = $group->all()->await(); // array<int|string, int>
$value = $group->race()->await(); // int
$value = $group->any()->await(); // int
foreach ($group as $key => [$result, $error]) {
    $name = $key; // int|string
    $value = $result; // int|null
    $failure = $error; // Throwable|null
}
/** @var TaskSet<int> $set */
$set = new TaskSet();
$value = $set->joinNext()->await(); // int
$all = $set->joinAll()->await(); // array<int|string, int>

// The rest
$context = current_context()->set('user', 1); // Async\Context
$list = get_coroutines();
$coroutine = $list[0] ?? null; // Async\Coroutine<mixed>|null
