--TEST--
A session that is being started when a fatal error happens elsewhere is not overwritten
--EXTENSIONS--
async
--SKIPIF--
<?php
if (!extension_loaded('session')) die('skip needs ext/session');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/worker.inc';

$folder = server_folder();
$before = strtr(<<<'PHP'
    ini_set('memory_limit', '32M');
    ini_set('session.use_cookies', false);
    ini_set('session.cache_limiter', '');
    session_save_path(FOLDER);
    session_id('example');
    function fail(): void
    {
        $inside = Async\spawn(function () {
            session_start();
            echo "never\n";
        });
        until_suspended($inside);
        header('X-Waits: ' . $inside->isSuspended());
        str_repeat('x', 1 << 26);
    }
    PHP, ['FOLDER' => var_export($folder, true)]);
$request = start_worker($before, [
    'lock' => 'fail();',
    'lock, written by the script' => 'register_shutdown_function(session_write_close(...)); fail();',
    'afterwards' => 'session_start(); echo $_SESSION["user"] ?? "nobody"; $_SESSION["user"] = "bob";',
]);

$file = fopen("$folder/sess_example", 'c+');
fwrite($file, 'user|s:5:"alice";');
chmod("$folder/sess_example", 0666);
foreach (['lock', 'lock, written by the script'] as $case) {
    flock($file, LOCK_EX);
    echo "-- $case\n", $request($case), "\n", file_get_contents("$folder/sess_example"), "\n";
    flock($file, LOCK_UN);
}
echo $request('afterwards'), "\n", file_get_contents("$folder/sess_example"), "\n";
?>
--EXPECTF--
-- lock
Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
user|s:5:"alice";
-- lock, written by the script
Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
user|s:5:"alice";
alice
user|s:3:"bob";
