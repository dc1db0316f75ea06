--TEST--
Coroutines open the same URL of a stream wrapper in PHP whose methods wait
--EXTENSIONS--
async
--FILE--
<?php
use function Async\{spawn, await, await_all, delay};

class Slow
{
    public $context;
    private string $data = 'data';

    public function stream_open($path, $mode, $options, &$opened)
    {
        $opening = explode('/', $path)[2];
        delay($opening === 'short' ? 5 : 10);
        if ($opening === 'itself') {
            var_dump(@fopen($path, 'r'));
            echo error_get_last()['message'], "\n";
        }

        return true;
    }

    public function stream_read($count)
    {
        [$data, $this->data] = [$this->data, ''];

        return $data;
    }

    public function stream_eof()
    {
        return $this->data === '';
    }

    public function stream_stat()
    {
        return ['size' => 4];
    }

    public function dir_opendir($path, $options)
    {
        delay(10);

        return true;
    }

    public function dir_readdir()
    {
        [$data, $this->data] = [$this->data, ''];

        return $data === '' ? false : $data;
    }
}

stream_wrapper_register('slow', Slow::class);
$read = fn(string $url) => spawn(fn() => stream_get_contents(fopen($url, 'r')));
$list = fn() => spawn(fn() => implode(',', scandir('slow://folder')));
echo "same: ", json_encode(await_all([$read('slow://a'), $read('slow://a'), $list(), $list()])[0]), "\n";

/* The one that began first is over first; its name is freed before the other's open returns. */
echo "names: ";
$short = spawn(fn() => stream_get_contents(fopen('slow://short/' . str_repeat('x', 100), 'r')));
$long = spawn(fn() => stream_get_contents(fopen('slow://long/' . str_repeat('y', 100), 'r')));
await($short);
unset($short);
await($long);
echo stream_get_contents(fopen('slow://short/' . str_repeat('x', 100), 'r')), "\n";

echo "itself: ";
await($read('slow://itself'));
?>
--EXPECT--
same: ["data","data","data","data"]
names: data
itself: bool(false)
fopen(slow://itself): Failed to open stream: infinite recursion prevented
