<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

/**
 * PHPStan and Psalm find the types of types/types.php through ide-stubs/async.php. Both come
 * from Packagist; without a network there is nothing to run.
 */
final class TypesTest extends TestCase
{
    private static string $dir;

    public static function setUpBeforeClass(): void
    {
        self::$dir = sys_get_temp_dir() . '/types-' . getmypid();
        mkdir(self::$dir);
    }

    public static function tearDownAfterClass(): void
    {
        exec('rm -rf ' . escapeshellarg(self::$dir));
    }

    public function testPhpstan(): void
    {
        $phpstan = $this->install('phpstan/phpstan:^2.0') . '/phpstan.phar';
        $stubs = self::stubs();
        file_put_contents(self::$dir . '/phpstan.neon', <<<NEON
            parameters:
                level: max
                tmpDir: phpstan-cache
                paths: [types.php]
                scanFiles: [$stubs]
                stubFiles: [$stubs]
            NEON);
        $this->writeFixture(fn (string $variable, string $type): string =>
            '\PHPStan\Testing\assertType(' . var_export($type, true) . ", $variable);");

        // Analysers run on machines that have the extension, and on others.
        foreach ([PHP_BINARY, getenv('ASYNC_PHP')] as $php) {
            [$status, $output] = $this->execute("$php $phpstan analyse -c phpstan.neon --no-progress --error-format=raw");
            self::assertSame(0, $status, "$php:\n$output");
        }
    }

    public function testPhpstanFindsWrongTypes(): void
    {
        $phpstan = $this->install('phpstan/phpstan:^2.0') . '/phpstan.phar';
        file_put_contents(self::$dir . '/wrong.php', <<<'PHP'
            <?php
            $coroutine = Async\spawn(fn (): int => 1);
            strlen(Async\await($coroutine));
            PHP);
        $stubs = self::stubs();
        file_put_contents(self::$dir . '/wrong.neon', "parameters:\n    level: max\n    tmpDir: phpstan-cache\n    scanFiles: [$stubs]");
        [$status, $output] = $this->execute(PHP_BINARY
            . " $phpstan analyse -c wrong.neon --no-progress --error-format=raw wrong.php");
        self::assertSame(1, $status, $output);
        self::assertStringContainsString('strlen expects string, int given', $output);
    }

    public function testPsalm(): void
    {
        $psalm = $this->install('vimeo/psalm:*') . '/psalm';
        $stubs = self::stubs();
        file_put_contents(self::$dir . '/psalm.xml', <<<XML
            <?xml version="1.0"?>
            <psalm errorLevel="1" findUnusedCode="false" xmlns="https://getpsalm.org/schema/config">
                <projectFiles><file name="types.php"/></projectFiles>
                <stubs><file name="$stubs"/></stubs>
            </psalm>
            XML);
        $this->writeFixture(fn (string $variable, string $type): string =>
            "/** @psalm-check-type-exact $variable = " . preg_replace('~\b(?=Async\\\\)~', '\\', $type) . ' */ nothing();');
        [$status, $output] = $this->execute(PHP_BINARY . " $psalm --no-cache --no-progress --threads=1 --output-format=text");
        self::assertSame(0, $status, $output);
    }

    private static function stubs(): string
    {
        return dirname(__DIR__, 2) . '/ide-stubs/async.php';
    }

    /** types.php with what $assertion makes of each type in place of the comment. */
    private function writeFixture(Closure $assertion): void
    {
        $code = preg_replace_callback(
            '~^(\s*)(\$\w+)( = .*;) // (.*)$~m',
            fn (array $found): string => "$found[1]$found[2]$found[3] " . $assertion($found[2], $found[4]),
            file_get_contents(__DIR__ . '/types/types.php'),
            -1,
            $count,
        );
        self::assertGreaterThan(40, $count);
        file_put_contents(self::$dir . '/types.php', $code);
    }

    /** Installs a package in a directory of its own; returns that of its programs. */
    private function install(string $package): string
    {
        [$name, $version] = explode(':', $package);
        $dir = self::$dir . '/' . basename($name);
        $bin = "$dir/vendor/bin";
        if (is_dir($bin)) {
            return $bin;
        }
        is_dir($dir) || mkdir($dir);
        file_put_contents("$dir/composer.json", json_encode([
            'require' => [$name => $version],
            'config' => ['lock' => false, 'allow-plugins' => false, 'platform' => new stdClass()],
        ]));
        [$status, $output] = $this->execute('composer update --quiet --no-interaction --no-progress --ignore-platform-reqs 2>&1', $dir);
        if ($status !== 0 && !@fsockopen('repo.packagist.org', 443, $code, $message, 10)) {
            self::markTestSkipped("Packagist cannot be reached: $message");
        }
        self::assertSame(0, $status, $output);

        return $bin;
    }

    /** @return array{int, string} Status and output. */
    private function execute(string $command, ?string $dir = null): array
    {
        $dir ??= self::$dir;
        exec('cd ' . escapeshellarg($dir) . " && COMPOSER_ALLOW_SUPERUSER=1 timeout 300 $command 2>&1", $output, $status);

        return [$status, implode("\n", $output)];
    }
}
