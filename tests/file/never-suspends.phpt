--TEST--
Include, autoloading, the compiler and phar never suspend, though what they read is not in the page cache
--EXTENSIONS--
async
phar
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
    $filler = "\n/* " . str_repeat('filler ', 20000) . "*/\n";
    file_put_contents("$folder/plain.php", "<?php $filler return 'included';");
    file_put_contents("$folder/settings.ini", "[a]\nb = c\n");
    foreach (['Child' => 'final class Child extends Base implements Contract { use Shared; }', 'Base' => 'abstract class Base { function hello() { return "hello"; } }',
        'Contract' => 'interface Contract { function hello(); }', 'Shared' => 'trait Shared { public $x = 1; }'] as $class => $text) {
        file_put_contents("$folder/$class.php", "<?php $filler $text");
        file_put_contents("$folder/$class.txt", $filler);
    }
    Phar::interceptFileFuncs();
    $phar = new Phar("$folder/a.phar");
    $phar['in.txt'] = str_repeat('in the archive ', 10000);
    $phar['in.php'] = "<?php $filler return file_get_contents('in.txt') . strlen(file_get_contents(__DIR__ . '/in.txt'));";
    unset($phar);
    spl_autoload_register(function ($class) use ($folder, &$loads) {
        $loads[] = $class;
        file_get_contents("$folder/$class.txt");
        fgets(fopen("$folder/$class.txt", 'r'));
        require "$folder/$class.php";
    });
    function check(string $what, callable $call): void {
        $ran = false;
        [$result, $suspended] = await(spawn(function () use ($call, &$ran) {
            spawn(function () use (&$ran) { $ran = true; });
            return [$call(), $ran];
        }));
        echo "$what: ", json_encode($result), $suspended ? " SUSPENDS\n" : "\n";
    }
    check('include', fn() => include "$folder/plain.php");
    check('require_once', fn() => require_once "$folder/plain.php");
    check('highlight', fn() => strlen(highlight_file("$folder/plain.php", true)) > 10000);
    check('php_strip_whitespace', fn() => strlen(php_strip_whitespace("$folder/plain.php")));
    check('settings', fn() => parse_ini_file("$folder/settings.ini", true));
    check('phar', fn() => strlen(file_get_contents("phar://$folder/a.phar/in.txt")));
    check('phar stream', fn() => strlen(stream_get_contents(fopen("phar://$folder/a.phar/in.txt", 'r'))));
    check('phar lines', fn() => count(file("phar://$folder/a.phar/in.txt")));
    check('phar object', fn() => (new SplFileObject("phar://$folder/a.phar/in.txt"))->fread(14));
    check('phar include', fn() => strlen(include "phar://$folder/a.phar/in.php"));
    check('phar opened', fn() => count(new Phar("$folder/a.phar")));
    check('autoload', fn() => (new Child)->hello());
    sort($loads);
    echo implode(' ', $loads), "\n";

    /* Many at once. */
    $list = [];
    for ($i = 0; $i < 100; $i++) {
        $list[] = spawn(fn() => strlen(include "phar://$folder/a.phar/in.php") . md5(file_get_contents("phar://$folder/a.phar/in.txt")) . (new Child)->hello());
    }
    var_dump(count(array_unique(await_all_or_fail($list))));
    array_map(unlink(...), glob("$folder/*"));
    rmdir($folder);
    PHP;
show_cold($code, options: '-d phar.readonly=0');
?>
--EXPECT--
include: "included"
require_once: true
highlight: true
php_strip_whitespace: 25
settings: {"a":{"b":"c"}}
phar: 150000
phar stream: 150000
phar lines: 1
phar object: "in the archive"
phar include: 150006
phar opened: 2
autoload: "hello"
Base Child Contract Shared
int(1)
status 0
