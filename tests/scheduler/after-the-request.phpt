--TEST--
What runs after the last coroutine, as a session handler may, is told that async is off
--EXTENSIONS--
async
--SKIPIF--
<?php if (!extension_loaded('session')) die('skip needs session'); ?>
--INI--
session.use_cookies=0
session.cache_limiter=
session.gc_probability=0
--FILE--
<?php
use function Async\{await, delay, spawn};

class Handler implements SessionHandlerInterface
{
    public function open(string $path, string $name): bool { return true; }
    public function close(): bool { return true; }
    public function destroy(string $id): bool { return true; }
    public function gc(int $max): int|false { return 0; }
    public function read(string $id): string|false { return ''; }
    public function write(string $id, string $data): bool
    {
        $calls = [
            'spawn' => fn () => spawn(fn () => print "never\n"),
            'delay' => fn () => delay(1),
            'await' => fn () => await(Async\Future::completed(1)->ignore()),
            'suspend' => fn () => Async\suspend() ?? 'nothing',
            'channel' => fn () => (new Async\Channel)->recv(),
        ];
        foreach ($calls as $name => $call) {
            try {
                $result = $call();
                echo "$name: $result\n";
            } catch (Async\AsyncException $e) {
                echo "$name: ", $e->getMessage(), "\n";
            }
        }
        return true;
    }
}

session_set_save_handler(new Handler, false);
session_start();
$_SESSION['x'] = 1;
await(spawn(fn () => print "coroutine\n"));
echo "end\n";
?>
--EXPECT--
coroutine
end
spawn: Cannot spawn a coroutine when async is disabled
delay: The operation cannot be executed while async is off
await: 1
suspend: nothing
channel: The operation cannot be executed while async is off
