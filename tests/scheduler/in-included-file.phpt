--TEST--
Coroutines started while a file is being included
--EXTENSIONS--
async
--FILE--
<?php
$file = sys_get_temp_dir() . '/async-included-' . getmypid() . '.inc';
file_put_contents($file, '<?php $c = Async\spawn(function () { Async\delay(1); return "from include"; }); return Async\await($c);');
echo include $file, "\n";
echo Async\await(Async\spawn(fn() => include $file)), "\n";
unlink($file);
?>
--EXPECT--
from include
from include
