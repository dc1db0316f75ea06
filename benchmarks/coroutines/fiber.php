<?php
/*
 * PHP's own Fiber, measured like the coroutines.
 *
 * usage: php fiber.php switch|spawn|memory [COUNT]
 */

require __DIR__ . '/common.php';

/** resume() and suspend() are a switch each. */
function measureSwitch(int $switches): array
{
    $rounds = intdiv($switches, 2);
    $fiber = new Fiber(static function () use ($rounds): void {
        for ($i = 0; $i < $rounds; $i++) {
            Fiber::suspend();
        }
    });
    $fiber->start();
    $started = hrtime(true);
    for ($i = 0; $i < $rounds; $i++) {
        $fiber->resume();
    }
    $elapsed = hrtime(true) - $started;

    return [
        'raw_ns' => $elapsed / (2 * $rounds),
        'net_ns' => ($elapsed - 2 * emptyLoop($rounds)) / (2 * $rounds),
    ];
}

function measureSpawn(int $count): array
{
    $finished = 0;
    $task = static function () use (&$finished): void {
        $finished++;
    };
    $started = hrtime(true);
    for ($i = 0; $i < $count; $i++) {
        (new Fiber($task))->start();
    }
    $elapsed = hrtime(true) - $started;
    if ($finished !== $count) {
        throw new LogicException("started $count fibers, but $finished finished");
    }

    return ['ns' => $elapsed / $count];
}

function measureMemory(int $count): array
{
    $task = static function (): void {
        Fiber::suspend();
    };
    $fibers = new SplFixedArray($count);
    $before = memoryFigure('VmRSS');
    $mappingsBefore = mappings();
    $started = hrtime(true);
    for ($i = 0; $i < $count; $i++) {
        $fibers[$i] = new Fiber($task);
        try {
            $fibers[$i]->start();
        } catch (Throwable $limit) {
            return ['failed' => "at fiber $i: " . $limit->getMessage()];
        }
    }
    $elapsed = hrtime(true) - $started;
    $memory = memoryFigure('VmRSS') - $before;
    $mappings = mappings() - $mappingsBefore;
    $started = hrtime(true);
    foreach ($fibers as $fiber) {
        $fiber->resume();
    }

    return [
        'bytes' => $memory / $count,
        'total_bytes' => $memory,
        'mappings' => $mappings,
        'start_seconds' => $elapsed / 1e9,
        'end_seconds' => (hrtime(true) - $started) / 1e9,
    ];
}

report(match ($argv[1]) {
    'switch' => measureSwitch((int) ($argv[2] ?? 2_000_000)),
    'spawn' => measureSpawn((int) ($argv[2] ?? 200_000)),
    'memory' => measureMemory((int) $argv[2]),
});
