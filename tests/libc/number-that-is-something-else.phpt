--TEST--
A number that was a socket and is a pipe now, by dup2() behind our back, is read and written as a pipe
--EXTENSIONS--
async
--SKIPIF--
<?php
if (!is_executable('/usr/bin/cc')) die('skip needs cc');
if (!extension_loaded('ffi') && !is_file(ini_get('extension_dir') . '/ffi.so')) die('skip needs ext/ffi');
?>
--ENV--
ASYNC_CHAOS_WITHOUT=short (one read is to get what one write has sent)
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$folder = sys_get_temp_dir() . '/numbers-' . getmypid();
mkdir($folder);
system('cc -shared -fPIC ' . escapeshellarg(__DIR__ . '/../_inc/numbers.c') . " -o $folder/libnumbers.so.1");
show_php("const FOLDER = '$folder';" . <<<'PHP'
    use function Async\{await, delay, spawn};

    $library = FFI::cdef('long read_from(int, char *, unsigned long); long write_to(int, const char *, unsigned long);',
        FOLDER . '/libnumbers.so.1');
    $c = FFI::cdef('int dup2(int, int); int socketpair(int, int, int, int *); int pipe(int *);', 'libc.so.6');
    [$sockets, $pipe] = [$c->new('int[2]'), $c->new('int[2]')];
    $c->socketpair(1, 1, 0, $sockets);
    $c->pipe($pipe);
    $read = function () use ($library, $sockets) {
        $buffer = FFI::cdef()->new('char[100]');
        $length = $library->read_from($sockets[0], $buffer, 100);
        return $length > 0 ? FFI::string($buffer, $length) : "$length\n";
    };
    foreach (['socket', 'pipe'] as $what) {
        $reader = spawn($read);
        delay(1);
        echo $library->write_to($sockets[1], "$what\n", strlen($what) + 1), ' bytes: ', await($reader);
        $c->dup2($pipe[0], $sockets[0]);
        $c->dup2($pipe[1], $sockets[1]);
    }
    PHP, '-d async.hook_libraries=libnumbers' . (extension_loaded('ffi') ? '' : ' -d extension=ffi'));
array_map('unlink', glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
7 bytes: socket
5 bytes: pipe
status 0
