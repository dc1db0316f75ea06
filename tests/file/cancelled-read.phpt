--TEST--
A cancelled read of a file has taken nothing from it
--EXTENSIONS--
async
--SKIPIF--
<?php
require __DIR__ . '/../_inc/cold.inc';
if (!can_be_cold()) die('skip needs cc');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/cold.inc';

$code = <<<'PHP'
    use function Async\{spawn, await, suspend, timeout};

    $name = tempnam(sys_get_temp_dir(), 'cold-');
    file_put_contents($name, $data = implode('', array_map(fn($i) => "line $i\n", range(1, 10000))));
    $reads = [
        'fread' => fn($f) => fread($f, 60000),
        'fgets' => fn($f) => fgets($f),
        'stream_get_contents' => fn($f) => stream_get_contents($f),
        'fgetcsv' => fn($f) => fgetcsv($f, escape: ''),
    ];
    foreach ($reads as $what => $read) {
        /* Later and later, until the read is faster. */
        for ($pauses = $broken = 0, $wrong = []; $pauses < 30; $pauses++) {
            $f = fopen($name, 'r');
            fseek($f, 7);
            $reader = spawn(function () use ($read, $f) {
                $read($f);
                $position = ftell($f);
                suspend(); // if data was faster
                return $position;
            });
            suspend();
            for ($i = 0; $i < $pauses; $i++) {
                suspend();
            }
            $reader->cancel();
            try {
                await($reader);
                break;
            } catch (Async\AsyncCancellation) {
                $broken++;
            }
            $position = ftell($f);
            $rest = stream_get_contents($f);
            if ($rest !== substr($data, $position)) {
                $wrong[] = "$pauses: continues elsewhere";
            }
            fclose($f);
        }
        echo $what, ': ', $broken > 0 ? 'cancelled' : 'NEVER CANCELLED', $wrong ? ' WRONG ' . implode(', ', $wrong) : '', "\n";
    }

    /* At once: the request is under way, and data may still win. */
    $f = fopen($name, 'r');
    $got = null;
    $reader = spawn(function () use ($f, &$got) {
        $got = fread($f, 60000);
        suspend();
    });
    suspend();
    $reader->cancel();
    try {
        await($reader);
    } catch (Async\AsyncCancellation) {
    }
    var_dump(ftell($f) === strlen((string) $got));

    /* Nobody else is disturbed. */
    $others = [];
    $f = fopen($name, 'r');
    for ($i = 0; $i < 10; $i++) {
        $others[] = spawn(fn() => fgets($f));
    }
    suspend();
    $others[0]->cancel();
    $others[5]->cancel();
    $lines = [];
    foreach ($others as $other) {
        try {
            $lines[] = await($other);
        } catch (Async\AsyncCancellation) {
        }
    }
    while (count($lines) < 10) {
        $lines[] = fgets($f);
    }
    sort($lines, SORT_NATURAL);
    var_dump(in_array("line 10\n", $lines) || $lines[9] <= "line 12\n", count(array_unique($lines)));
    unlink($name);
    PHP;
show_cold($code);
?>
--EXPECT--
fread: cancelled
fgets: cancelled
stream_get_contents: cancelled
fgetcsv: cancelled
bool(true)
bool(true)
int(10)
status 0
