<?php

declare(strict_types=1);

require_once __DIR__ . '/ServerTestCase.php';

/** Examples that run to their end by themselves. */
final class ExamplesTest extends ServerTestCase
{
    public function testParallel(): void
    {
        $start = microtime(true);
        exec(self::phpCommand() . ' ' . escapeshellarg(self::example('parallel.php')) . ' 2>&1', $output, $status);
        self::assertSame(0, $status, implode("\n", $output));
        self::assertNotSame([], $output);
        self::assertDoesNotMatchRegularExpression('~(Fatal error|Warning|Notice|Deprecated):~', implode("\n", $output));
        self::assertLessThan(20, microtime(true) - $start);
    }
}
