--TEST--
Files of which the kernel does not say whether they are cached are read all the same
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
    use function Async\{spawn, await, await_all_or_fail};

    $folder = sys_get_temp_dir() . '/cold-' . getmypid();
    mkdir($folder);
    $list = [];
    foreach ([0, 1, 511, 512, 4096, 8192, 65535, 65536, 131072, 300001] as $size) {
        file_put_contents("$folder/$size", $data = substr(str_repeat('0123456789abcdef_', 20000), 0, $size));
        foreach ([1000, 8192, 200000] as $length) {
            $list["$size by $length"] = spawn(function () use ($folder, $size, $length, $data) {
                $f = fopen("$folder/$size", 'r');
                for ($text = ''; !feof($f); $text .= fread($f, $length));
                return $text === $data && file_get_contents("$folder/$size") === $data;
            });
        }
    }
    /* Not on a disk. */
    $list['/proc'] = spawn(fn() => str_contains(file_get_contents('/proc/self/status'), "\nPid:") && count(file('/proc/self/maps')) > 10);
    $list['/proc/sys'] = spawn(fn() => file('/proc/sys/kernel/ostype') === ["Linux\n"]);
    $list['/dev/shm'] = spawn(function () {
        file_put_contents($name = tempnam(is_writable('/dev/shm') ? '/dev/shm' : sys_get_temp_dir(), 'async'), str_repeat('x', 100000));
        $text = file_get_contents($name);
        unlink($name);
        return strlen($text) === 100000;
    });
    var_dump(array_keys(await_all_or_fail($list), false), count($list));
    array_map(unlink(...), glob("$folder/*"));
    rmdir($folder);
    PHP;
foreach (['EOPNOTSUPP', 'EAGAIN'] as $error) {
    show_cold($code, $error);
}
?>
--EXPECT--
array(0) {
}
int(33)
status 0
array(0) {
}
int(33)
status 0
