--TEST--
Interrupts inside of compiled functions and traces, in coroutines that switch
--EXTENSIONS--
async
--SKIPIF--
<?php
require __DIR__ . '/../_inc/module.inc';
if (!can_build_modules()) die('skip needs php-config and cc');
if (!extension_loaded('Zend OPcache') && !is_file(ini_get('extension_dir') . '/opcache.so')) die('skip needs opcache');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';
require __DIR__ . '/../_inc/module.inc';

$module = build_module('interrupts');
$opcache = extension_loaded('Zend OPcache') ? '' : ' -d zend_extension=opcache';
foreach (['disable', 'function', 'tracing'] as $mode) {
    echo "$mode: ";

    $run = run_php(<<<'PHP'
        use function Async\{await_all, delay, spawn};

        final class Work
        {
            public array $items = [1, 2, 3];
            public function callee_one(int $x, string ...$rest): int { return $x + count($rest); }
            public function callee_two(array $items): int
            {
                $sum = 0;
                foreach ($items as $item) {
                    $sum += $this->callee_one($item, 'a', 'b');
                }
                return $sum;
            }
            public static function callee_three(self $work, int $n): int
            {
                return $n > 0 ? self::callee_three($work, $n - 1) + $work->callee_two($work->items) : 0;
            }
        }
        function callee(int $x): int { return $x + 1; }
        function caller(int $i): int { return callee(callee($i)) + max(callee($i), callee($i + 1)); }
        function work(int $me): int
        {
            $work = new Work;
            for ($i = $sum = 0; $i < 4000; $i++) {
                $sum += caller($i & 15) + Work::callee_three($work, 3);
                if ($i % 50 === $me) {
                    delay(0);
                }
            }
            return $sum;
        }
        echo join(' ', array_unique(await_all(array_map(fn($i) => spawn('work', $i), range(0, 4)))[0])), "\n";
        PHP, "$opcache -d extension=$module -d opcache.enable_cli=1 -d opcache.jit_buffer_size=32M -d opcache.jit=$mode"
            . ' -d opcache.jit_hot_loop=8 -d opcache.jit_hot_func=8', seconds: 60);
    echo $run['stdout'], $run['stderr'], $run['signal'] ? "killed by signal {$run['signal']}\n" : '';
}
unlink($module);
?>
--EXPECT--
disable: 220000
function: 220000
tracing: 220000
