--TEST--
async.hook_libraries, an extension and a library that are loaded while coroutines run
--EXTENSIONS--
async
--SKIPIF--
<?php
if (!is_executable('/usr/bin/cc')) die('skip needs cc');
if (!is_file(ini_get('extension_dir') . '/ffi.so')) die('skip needs ext/ffi as a module');
?>
--ENV--
ASYNC_CHAOS_WITHOUT=shuffle (what it prints shows in which order coroutines run)
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$folder = sys_get_temp_dir() . '/async-' . getmypid();
mkdir($folder);
foreach (['libwaits.so.1', 'libother.so'] as $name) {
    system('cc -shared -fPIC ' . escapeshellarg(__DIR__ . '/../_inc/waits.c') . " -o $folder/$name");
}
$code = "const FOLDER = '$folder';" . <<<'PHP'
    use function Async\{spawn, await, delay};

    await(spawn(fn() => delay(1))); // the hooks are installed
    dl('ffi');
    $functions = 'int wait_in_poll(int); int wait_in_pselect(int); int wait_in_nanosleep(int);';
    $libraries = [
        'libwaits' => FFI::cdef($functions, FOLDER . '/libwaits.so.1'),
        'libother' => FFI::cdef($functions, FOLDER . '/libother.so'),
    ];
    foreach ($libraries as $name => $library) {
        foreach (['wait_in_poll', 'wait_in_pselect', 'wait_in_nanosleep'] as $function) {
            $returned = false;
            $waits = spawn(function () use ($library, $function, &$returned) {
                $result = $library->$function(50);
                $returned = true;
                return $result;
            });
            $other = spawn(function () use (&$returned) {
                return $returned ? 'blocks' : 'suspends';
            });
            echo "$name: $function ", await($other), ', ', await($waits), "\n";
        }
    }
    PHP;
show_php($code, '-d async.hook_libraries=libnone,libwaits');
show_php($code, '-d async.hook_libraries=libwaits -d async.hooks=sleep');
exec("rm -r $folder");
?>
--EXPECT--
libwaits: wait_in_poll suspends, 0
libwaits: wait_in_pselect suspends, 0
libwaits: wait_in_nanosleep suspends, 0
libother: wait_in_poll blocks, 0
libother: wait_in_pselect blocks, 0
libother: wait_in_nanosleep blocks, 0
status 0
libwaits: wait_in_poll blocks, 0
libwaits: wait_in_pselect blocks, 0
libwaits: wait_in_nanosleep suspends, 0
libother: wait_in_poll blocks, 0
libother: wait_in_pselect blocks, 0
libother: wait_in_nanosleep blocks, 0
status 0
