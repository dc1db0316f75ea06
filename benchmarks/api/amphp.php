<?php
/*
 * The same with amphp/pipeline on Revolt.
 *
 * usage: php amphp.php VENDOR channel|buffered|future|group|spawn [COUNT]
 */

use Amp\DeferredFuture;
use Amp\Pipeline\Pipeline;
use Amp\Pipeline\Queue;

use function Amp\async;

require __DIR__ . '/../coroutines/common.php';
require $argv[1] . '/autoload.php';

const CONCURRENCY = 100;

function handOver(int $count, int $capacity): void
{
    $queue = new Queue($capacity);
    $producer = async(static function () use ($queue, $count): void {
        for ($i = 0; $i < $count; $i++) {
            $queue->push($i);
        }
        $queue->complete();
    });
    $consumer = async(static function () use ($queue): int {
        $sum = 0;
        foreach ($queue->iterate() as $value) {
            $sum += $value;
        }

        return $sum;
    });
    $producer->await();
    expect($count * ($count - 1) / 2, $consumer->await());
}

function futures(int $count): void
{
    $sum = 0;
    for ($i = 0; $i < $count; $i++) {
        $deferred = new DeferredFuture();
        $deferred->complete(1);
        $sum += $deferred->getFuture()->await();
    }
    expect($count, $sum);
}

function group(int $count): void
{
    $sum = 0;
    Pipeline::fromIterable(static fn () => yield from new ArrayIterator(array_fill(0, $count, 1)))
        ->concurrent(CONCURRENCY)
        ->forEach(static function () use (&$sum): void {
            $sum++;
        });
    expect($count, $sum);
}

function spawns(int $count): void
{
    $sum = 0;
    $task = static fn (): int => 1;
    for ($i = 0; $i < $count; $i++) {
        $sum += async($task)->await();
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
    'channel' => [static fn (int $count) => handOver($count, 0), 50_000],
    'buffered' => [static fn (int $count) => handOver($count, 128), 50_000],
    'future' => [futures(...), 100_000],
    'group' => [group(...), 100_000],
    'spawn' => [spawns(...), 50_000],
][$argv[2]];
$count = (int) ($argv[3] ?? $count);
$run(intdiv($count, 10));
$started = hrtime(true);
$run($count);
report(['ns' => (hrtime(true) - $started) / $count]);
