--TEST--
json_encode() of objects whose jsonSerialize() waits
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

class Node implements JsonSerializable {
    function __construct(private int $n, private ?Node $next = null) {}
    function jsonSerialize(): mixed { suspend(); return ['n' => $this->n, 'next' => $this->next]; }
}
$task = fn(int $n) => json_encode(new Node($n, new Node($n + 1, new Node($n + 2))));
echo implode("\n", await_all_or_fail([spawn($task, 1), spawn($task, 10)])), "\n";
$bad = spawn(function () { json_encode("\xff"); suspend(); return json_last_error(); });
suspend();
?>
--EXPECT--
{"n":1,"next":{"n":2,"next":{"n":3,"next":null}}}
{"n":10,"next":{"n":11,"next":{"n":12,"next":null}}}
