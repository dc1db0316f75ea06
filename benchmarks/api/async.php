<?php
/*
 * The classes of the extension: ns for each message, future or task.
 *
 * usage: php async.php channel|buffered|future|group|spawn [COUNT]
 */

use Async\Channel;
use Async\Future;
use Async\FutureState;
use Async\TaskGroup;

use function Async\await;
use function Async\spawn;

require __DIR__ . '/../coroutines/common.php';

const CONCURRENCY = 100;

function handOver(int $count, int $capacity): void
{
    $channel = new Channel($capacity);
    $producer = spawn(static function () use ($channel, $count): void {
        for ($i = 0; $i < $count; $i++) {
            $channel->send($i);
        }
    });
    $consumer = spawn(static function () use ($channel, $count): int {
        $sum = 0;
        for ($i = 0; $i < $count; $i++) {
            $sum += $channel->recv();
        }

        return $sum;
    });
    await($producer);
    expect($count * ($count - 1) / 2, await($consumer));
}

function futures(int $count): void
{
    $sum = 0;
    for ($i = 0; $i < $count; $i++) {
        $state = new FutureState();
        $future = new Future($state);
        $state->complete(1);
        $sum += $future->await();
    }
    expect($count, $sum);
}

function group(int $count): void
{
    $sum = 0;
    $task = static function () use (&$sum): void {
        $sum++;
    };
    $group = new TaskGroup(CONCURRENCY);
    for ($i = 0; $i < $count; $i++) {
        $group->spawn($task);
    }
    $group->close();
    $group->awaitCompletion();
    expect($count, $sum);
}

function spawns(int $count): void
{
    $sum = 0;
    $task = static fn (): int => 1;
    for ($i = 0; $i < $count; $i++) {
        $sum += await(spawn($task));
    }
    expect($count, $sum);
}

function expect(int $wanted, int $got): void
{
    if ($wanted !== $got) {
        throw new LogicException("expected $wanted, got $got");
    }
}

[$run, $count] = [
    'channel' => [static fn (int $count) => handOver($count, 0), 1_000_000],
    'buffered' => [static fn (int $count) => handOver($count, 128), 1_000_000],
    'future' => [futures(...), 1_000_000],
    'group' => [group(...), 100_000],
    'spawn' => [spawns(...), 1_000_000],
][$argv[1]];
$count = (int) ($argv[2] ?? $count);
$run(intdiv($count, 10));
$started = hrtime(true);
$run($count);
report(['ns' => (hrtime(true) - $started) / $count]);
