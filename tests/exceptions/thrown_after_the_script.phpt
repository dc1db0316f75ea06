--TEST--
What shutdown functions, destructors and output handlers throw is reported at once, as without the extension
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';

$kept = 'class Kept { function __construct(public $n, public $self = null) { $this->self = $this; }
    function __destruct() { echo "destructor $this->n\n"; if ($this->n == 1) { throw new Exception("thrown"); } } }
    $a = new Kept(1); $b = new Kept(2);';
$handler = 'set_exception_handler(function ($e) { echo "handled: ", $e->getMessage(), "\n"; });';
$scripts = [
    'shutdown function' => 'register_shutdown_function(function () { throw new Exception("thrown"); });
        register_shutdown_function(function () { echo "second\n"; });',
    'destructor' => $kept,
    'output handler' => '$file = new SplTempFileObject;
        ob_start(function ($text) use ($file) { $file->fwrite($text); return ""; }); echo "text\n";',
    'in a buffer' => "ob_start('strtoupper');" . $kept,
];
foreach ($scripts as $name => $script) {
    foreach (['', $handler] as $code) {
        $without = run_php($code . $script);
        $with = run_php($code . $script, '-d async.autostart=1');
        echo $name, $code ? ', handled: ' : ': ', $with === $without ? 'the same' : "differs\n" . print_r([$without, $with], true), "\n";
    }
}
?>
--EXPECT--
shutdown function: the same
shutdown function, handled: the same
destructor: the same
destructor, handled: the same
output handler: the same
output handler, handled: the same
in a buffer: the same
in a buffer, handled: the same
