--TEST--
A hundred coroutines need one class, its parent and its interface; the autoloader would wait
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await_all_or_fail, delay};

$folder = sys_get_temp_dir() . '/async-autoload-' . getmypid();
mkdir($folder);
file_put_contents("$folder/Child.php", '<?php usleep(500); final class Child extends ParentClass implements Contract { use Shared; }');
file_put_contents("$folder/ParentClass.php", '<?php usleep(500); abstract class ParentClass { public function hello(): string { return "hello " . Other::NAME; } }');
file_put_contents("$folder/Contract.php", '<?php usleep(500); interface Contract { public function hello(): string; }');
file_put_contents("$folder/Shared.php", '<?php usleep(500); trait Shared { public int $number = 1; }');
file_put_contents("$folder/Other.php", '<?php usleep(500); enum Other: string { const NAME = self::World->value; case World = "world"; }');

$loads = [];
spl_autoload_register(function (string $class) use ($folder, &$loads) {
    $loads[] = $class;
    usleep(1000);
    file_get_contents(__FILE__);
    shell_exec('true');
    require "$folder/$class.php";
});
$list = [];
for ($i = 0; $i < 100; $i++) {
    $list[] = spawn(function () use ($i, $folder) {
        delay($i % 3);
        if ($i % 10 === 0) {
            class_exists('Missing', false);
        }
        $object = new Child;
        return ($i % 2 ? Child::class : get_class($object)) . " {$object->hello()} $object->number";
    });
}
echo implode("\n", array_unique(await_all_or_fail($list))), "\n";
sort($loads);
echo implode(' ', $loads), "\n";

/* The same file, required by many. */
file_put_contents("$folder/functions.php", '<?php usleep(500); function declared_once() { return "once"; } return "value";');
$list = [];
for ($i = 0; $i < 50; $i++) {
    $list[] = spawn(function () use ($folder) {
        $value = require_once "$folder/functions.php";
        return is_string($value) || declared_once() === 'once';
    });
}
var_dump(array_unique(await_all_or_fail($list)));
exec("rm -r $folder");
?>
--EXPECT--
Child hello world 1
Child Contract Other ParentClass Shared
array(1) {
  [0]=>
  bool(true)
}
