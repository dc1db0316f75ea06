--TEST--
The extension defines nothing outside the namespace Async
--EXTENSIONS--
async
--FILE--
<?php
$extension = new ReflectionExtension('async');
foreach ([...array_keys($extension->getFunctions()), ...$extension->getClassNames(), ...array_keys($extension->getConstants())] as $name) {
    if (!preg_match('~^async\\\\~i', $name)) {
        echo "$name\n";
    }
}
echo "done\n";
?>
--EXPECT--
done
