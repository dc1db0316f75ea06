--TEST--
A parked coroutine tells the collector what its frames hold, and nothing twice
--EXTENSIONS--
async
--SKIPIF--
<?php
require __DIR__ . '/../_inc/module.inc';
if (!can_build_modules()) die('skip needs php-config and cc');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/child.inc';
require __DIR__ . '/../_inc/module.inc';

$module = build_module('references');
show_php(<<<'PHP'
    use function Async\{await, delay, spawn, suspend};

    class Node
    {
        public $other;
        public function __construct(public string $name) {}
        public function method($x = null) { delay(10); }
        public function __toString(): string { delay(10); return $this->name; }
        public function __call($name, $arguments) { delay(10); }
    }
    class Dying { public $last; public function __destruct() { $seen = new Node('in the destructor'); delay(10); } }
    class Waits implements IteratorAggregate {
        public function getIterator(): Iterator { $here = new Node('in the generator'); delay(10); yield 1; }
    }
    function node(string $name): Node { return new Node($name); }
    function wait(...$x) { delay(10); return $x; }
    function generate(Node $sent) { $held = new Node('held by the generator'); delay(10); yield $held; }
    function delegate() { yield from generate(node('sent')); }

    file_put_contents($included = getenv('TMPDIR') . '/included.php', '<?php $new = node("made by the file"); Async\delay(10);');
    $cases = [
        'variables' => function () { $a = node('a'); $b = [node('b'), [node('c')]]; $c = &$b; delay(10); },
        'temporaries' => fn () => [node('a'), node('b'), wait()],
        'arguments' => fn () => wait(node('sent'), node('named')),
        'pending arguments' => fn () => wait(node('a'), ...[node('b')], c: wait()),
        'surplus arguments' => function () { (function () { delay(10); })(node('surplus')); },
        'named arguments' => function () { (function (...$rest) { delay(10); })(name: node('named')); },
        '$this' => fn () => node('this')->method(),
        '__call' => fn () => node('this')->unknown(node('sent')),
        'closure' => function () { $held = node('held'); (fn () => delay(10 + 0 * strlen($held->name)))(); },
        'callback' => fn () => array_map(function ($x) { delay(10); }, [node('element')]),
        'loop' => function () { foreach ([node('element')] as $x) { delay(10); } },
        'iterator' => function () { foreach (new Waits as $x) {} },
        'generator' => function () { foreach (generate(node('sent')) as $x) {} },
        'delegating generator' => function () { foreach (delegate() as $x) {} },
        'conversion' => fn () => node('a') . node('b'),
        'destructor' => function () { $x = new Dying; $x->last = node('last'); unset($x); },
        'destructor of an argument' => fn () => strlen(serialize([new Dying, node('a')])),
        'leaving function' => function () { (function () { $a = node('a'); $b = new Dying; $c = node('c'); })(); },
        'assignment' => function () { $a = new Dying; $a = node('new'); },
        'static' => function () { $a = new Dying; static $a; },
        'exception' => function () { try { try { throw new Exception; } finally { $f = node('in finally'); delay(10); } } catch (Exception) {} },
        'unwinding' => function () { try { [node('a'), new Dying, throw new Exception]; } catch (Exception) {} },
        'error handler' => function () { $a = node('a'); strlen($undefined) . wait($also_undefined); },
        'include' => function () use ($included) { $around = node('around'); include $included; },
        'eval' => function () { $around = node('around'); eval('$inner = node("inner"); Async\delay(10);'); },
        'compact' => function () { $a = node('a'); extract(['b' => node('b')]); $c = 'd'; $$c = node('d'); delay(10); },
        'Fiber' => function () {
            $outer = node('outside');
            (new Fiber(function (Node $x) { $inner = node('inside'); delay(10); }))->start(node('sent'));
        },
    ];
    set_error_handler(function () { delay(10); return true; });
    foreach ($cases as $case => $function) {
        $coroutine = spawn($function);
        suspend();
        $nodes = array_filter(references($coroutine), fn ($object) => $object instanceof Node);
        echo str_pad($case, 26), implode(', ', array_unique(array_map(fn ($node) => $node->name, $nodes))), "\n";
        unset($nodes);
        while (!$coroutine->isCompleted()) {
            references($coroutine);
            gc_collect_cycles();
            delay(5);
        }
        await($coroutine);
        foreach (references($coroutine) as $object) {
            if ($object instanceof Node) echo "    result: $object->name\n";
        }
    }
    $self = Async\current_coroutine();
    echo 'running: ', count(references($self)), "\n";
    PHP, "-d extension=$module");
unlink($module);
?>
--EXPECT--
variables                 a, b, c
temporaries               a, b
    result: a
    result: b
arguments                 sent, named
    result: sent
    result: named
pending arguments         a, b
    result: a
    result: b
surplus arguments         surplus
named arguments           named
$this                     this
__call                    this, sent
closure                   held
callback                  element
loop                      element
iterator                  in the generator
generator                 sent, held by the generator
delegating generator      sent, held by the generator
conversion                
destructor                in the destructor
destructor of an argument in the destructor
leaving function          in the destructor
assignment                in the destructor, new
static                    in the destructor
exception                 in finally
unwinding                 in the destructor
error handler             a
include                   around, made by the file
eval                      around, inner
compact                   a, b, d
Fiber                     sent, inside, outside
running: 0
status 0
