--TEST--
A user stream wrapper whose methods wait
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, suspend, await_all_or_fail};

class SlowWrapper {
    public $context;
    private $data = ['one ', 'two ', 'three'];
    function stream_open($path, $mode, $options, &$opened) { suspend(); return true; }
    function stream_read($n) { suspend(); return (string) array_shift($this->data); }
    function stream_eof() { return !$this->data; }
    function stream_stat() { return []; }
    function stream_close() { suspend(); }
}
stream_wrapper_register('slow', 'SlowWrapper');
echo implode("\n", await_all_or_fail([
    spawn(fn() => file_get_contents('slow://a')),
    spawn(fn() => file_get_contents('slow://b')),
])), "\n";
?>
--EXPECT--
one two three
one two three
