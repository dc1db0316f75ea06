<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/Dbgp.php';

/** Xdebug sees coroutines as it sees Fibers: each with a stack of its own. */
final class XdebugTest extends TestCase
{
    private const SCRIPT = <<<'PHP'
        <?php
        use function Async\{await, delay, spawn};

        function first(): int
        {
            $name = 'first';
            delay(20);                      // 7: suspends
            $after = strlen($name);         // 8
            return inner($after);           // 9
        }

        function inner(int $length): int
        {
            return $length * 2;             // 14
        }

        function second(): string
        {
            $name = 'second';
            $turns = 0;                     // 20
            while ($turns < 3) {
                delay(1);
                $turns++;
            }
            return $name;                   // 25
        }

        $a = spawn(first(...));
        $b = spawn(second(...));
        echo await($a), ' ', await($b), "\n";
        PHP;

    private string $directory;
    private string $script;

    protected function setUp(): void
    {
        if (!is_file(ini_get('extension_dir') . '/xdebug.so')) {
            self::markTestSkipped('no Xdebug here');
        }
        $this->directory = sys_get_temp_dir() . '/xdebug-' . bin2hex(random_bytes(6));
        mkdir($this->directory);
        $this->script = "$this->directory/script.php";
        file_put_contents($this->script, self::SCRIPT);
    }

    protected function tearDown(): void
    {
        array_map(unlink(...), glob("$this->directory/*"));
        rmdir($this->directory);
    }

    /**
     * @param array<string, string|int> $settings of Xdebug
     * @return array{resource, resource} the process and its output
     */
    private function start(string $mode, array $settings = []): array
    {
        $command = array_merge(explode(' ', getenv('ASYNC_PHP')), ['-d', 'zend_extension=xdebug', '-d', "xdebug.mode=$mode"]);
        foreach ($settings + ['output_dir' => $this->directory, 'use_compression' => 0] as $name => $value) {
            array_push($command, '-d', "xdebug.$name=$value");
        }
        $command[] = $this->script;
        $process = proc_open($command, [1 => ['pipe', 'w'], 2 => ['redirect', 1]], $pipes, null, ['XDEBUG_MODE' => $mode]);

        return [$process, $pipes[1]];
    }

    /** @param array<string, string|int> $settings */
    private function output(string $mode, array $settings = []): string
    {
        [$process, $output] = $this->start($mode, $settings);
        $text = stream_get_contents($output);
        self::assertSame(0, proc_close($process), $text);

        return $text;
    }

    private function only(string $pattern): string
    {
        $files = glob("$this->directory/$pattern");
        self::assertCount(1, $files);

        return file_get_contents($files[0]);
    }

    /** @param callable(Dbgp): void $session */
    private function debug(callable $session): void
    {
        $server = stream_socket_server('tcp://127.0.0.1:0');
        $port = substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
        [$process, $output] = $this->start('debug', [
            'client_host' => '127.0.0.1', 'client_port' => $port, 'start_with_request' => 'yes',
        ]);
        try {
            $session(new Dbgp($server));
            self::assertSame("10 second\n", stream_get_contents($output));
        } finally {
            proc_terminate($process, 9);
            proc_close($process);
        }
    }

    public function testBreakpointsInTwoCoroutines(): void
    {
        $this->debug(function (Dbgp $ide): void {
            $ide->breakAt($this->script, 8);
            $ide->breakAt($this->script, 20);

            self::assertSame(20, $ide->go('run'));
            self::assertSame('second', $ide->stack()[0]);
            self::assertNotContains('first', $ide->stack());
            self::assertSame(['name' => 'second'], array_filter($ide->locals()));

            self::assertSame(8, $ide->go('run'));
            self::assertSame('first', $ide->stack()[0]);
            self::assertNotContains('second', $ide->stack());
            self::assertSame(['name' => 'first'], array_filter($ide->locals()));

            self::assertSame(0, $ide->go('run'));
            $ide->command('stop');
        });
    }

    public function testStepOverACallThatSuspends(): void
    {
        $this->debug(function (Dbgp $ide): void {
            $ide->breakAt($this->script, 7);
            self::assertSame(7, $ide->go('run'));
            // Before 3.3 (https://bugs.xdebug.org/2188), Xdebug compares depths of stacks only, and
            // also stops in what runs meanwhile, with Fibers as with coroutines.
            for ($stops = 1; ($line = $ide->go('step_over')) !== 0 && $ide->stack()[0] !== 'first'; $stops++) {
                self::assertLessThan(20, $stops);
            }
            self::assertSame(8, $line);
            self::assertSame(['name' => 'first'], array_filter($ide->locals()));
            self::assertSame(9, $ide->go('step_over'));
            self::assertSame(14, $ide->go('step_into'));
            self::assertSame(['inner', 'first'], array_slice($ide->stack(), 0, 2));
            self::assertSame(['length' => '5'], $ide->locals());
            self::assertSame(0, $ide->go('run'));
            $ide->command('stop');
        });
    }

    public function testEvaluatesInTheCoroutineThatHasStopped(): void
    {
        $this->debug(function (Dbgp $ide): void {
            $ide->breakAt($this->script, 25);
            self::assertSame(25, $ide->go('run'));
            $answer = $ide->command('eval', '', 'Async\current_coroutine()::class . $turns');
            self::assertSame('Async\Coroutine3', base64_decode((string) $answer->property));
            self::assertSame(0, $ide->go('run'));
            $ide->command('stop');
        });
    }

    public function testFunctionStackIsThatOfTheCoroutine(): void
    {
        file_put_contents($this->script, <<<'PHP'
            <?php
            function names(): string
            {
                return implode(' ', array_column(xdebug_get_function_stack(), 'function'));
            }
            function waits(): string
            {
                Async\delay(2);
                return names();
            }
            function other(): string
            {
                Async\delay(1);
                return names();
            }
            $a = Async\spawn(fn () => waits());
            $b = Async\spawn(fn () => other());
            echo Async\await($a), "\n", Async\await($b), "\n", names(), "\n";
            PHP);
        $lines = explode("\n", $this->output('develop'));
        self::assertStringEndsWith('{closure:' . $this->script . ':16-16} waits names', $lines[0]);
        self::assertStringEndsWith('{closure:' . $this->script . ':17-17} other names', $lines[1]);
        self::assertStringEndsWith('{main} names', $lines[2]);
        self::assertStringNotContainsString('other', $lines[0]);
        self::assertStringNotContainsString('waits', $lines[1]);
    }

    public function testCoverage(): void
    {
        file_put_contents($this->script, str_replace(
            '$a = spawn',
            'xdebug_start_code_coverage(XDEBUG_CC_UNUSED | XDEBUG_CC_DEAD_CODE); $a = spawn',
            self::SCRIPT,
        ) . "\n" . 'echo json_encode(xdebug_get_code_coverage()[__FILE__]);');
        [$printed, $json] = explode("\n", $this->output('coverage'));
        self::assertSame('10 second', $printed);
        $lines = json_decode($json, true);
        foreach ([7, 8, 9, 14, 20, 22, 23, 25] as $line) {
            self::assertSame(1, $lines[$line] ?? null, "line $line");
        }
    }

    public function testTraceEntersAndLeavesEachFunctionOnce(): void
    {
        self::assertSame("10 second\n", $this->output('trace', ['start_with_request' => 'yes', 'trace_format' => 1]));
        $open = $entered = [];
        foreach (explode("\n", $this->only('trace.*')) as $line) {
            $fields = explode("\t", $line);
            if (count($fields) < 5 || !ctype_digit($fields[1])) {
                continue;
            }
            if ($fields[2] === '0') {
                $open[$fields[1]] = $fields[5];
                $entered[$fields[5]] = ($entered[$fields[5]] ?? 0) + 1;
            } elseif ($fields[2] === '1') {
                self::assertArrayHasKey($fields[1], $open, $line);
                unset($open[$fields[1]]);
            }
        }
        unset($open[array_search('{main}', $open, true)]);
        self::assertSame([], $open);
        self::assertSame([1, 1, 1, 4], [$entered['first'], $entered['second'], $entered['inner'], $entered['Async\delay']]);
    }

    public function testProfile(): void
    {
        self::assertSame("10 second\n", $this->output('profile', ['start_with_request' => 'yes']));
        $calls = [];
        $function = null;
        foreach (explode("\n", $this->only('cachegrind.out.*')) as $line) {
            if (preg_match('/^fn=\(\d+\) ?(.*)/', $line, $match)) {
                $function = $match[1];
            } elseif ($line !== '' && strpbrk($line[0], '-0123456789') && $function !== null) {
                // Line, time and memory; time never runs backwards.
                self::assertMatchesRegularExpression('/^\d+ \d+ -?\d+$/', $line);
                $calls[$function] = true;
            }
        }
        foreach (['first', 'second', 'inner', 'php::Async\delay', '{main}'] as $name) {
            self::assertArrayHasKey($name, $calls);
        }
    }
}
