<?php
/* What the coroutine measurements in PHP share. */

/** The value of a "Vm…" line of /proc/self/status in bytes. */
function memoryFigure(string $name): int
{
    preg_match("/^$name:\\s+(\\d+) kB/m", file_get_contents('/proc/self/status'), $match);

    return (int) $match[1] * 1024;
}

function mappings(): int
{
    return substr_count(file_get_contents('/proc/self/maps'), "\n");
}

/** What an empty loop of that many rounds costs, in ns. */
function emptyLoop(int $rounds): int
{
    $started = hrtime(true);
    for ($i = 0; $i < $rounds; $i++) {
    }

    return hrtime(true) - $started;
}

/** @param array<string, int|float|string> $figures */
function report(array $figures): void
{
    echo json_encode($figures), "\n";
}
