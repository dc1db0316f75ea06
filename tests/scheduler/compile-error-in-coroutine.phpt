--TEST--
A compile error in a coroutine: eval() throws, an include of a broken file too
--EXTENSIONS--
async
--FILE--
<?php
$file = sys_get_temp_dir() . '/async-broken-' . getmypid() . '.inc';
file_put_contents($file, '<?php echo "x" echo;');
$tasks = [fn() => eval('this is no php;'), fn() => include $file];
foreach ($tasks as $task) {
    try {
        Async\await(Async\spawn($task));
    } catch (ParseError $e) {
        echo get_class($e), "\n";
    }
}
unlink($file);
?>
--EXPECT--
ParseError
ParseError
