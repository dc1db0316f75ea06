--TEST--
Copying from a FIFO by its name: its writer meets one reader only
--EXTENSIONS--
async
posix
--FILE--
<?php
use function Async\{await, spawn};

$name = tempnam(sys_get_temp_dir(), 'fifo-');
posix_mkfifo("$name.fifo", 0600);
foreach (['copy' => fn() => copy("$name.fifo", "$name.copy") ? file_get_contents("$name.copy") : false,
    'readfile' => fn() => readfile("$name.fifo")] as $what => $read) {
    $writer = proc_open(['sh', '-c', 'echo sent >"$0"; echo written', "$name.fifo"], [1 => ['pipe', 'w']], $pipes);
    $result = json_encode(await(spawn($read)));
    echo "$what: $result, ", fgets($pipes[1]);
    proc_close($writer);
}
array_map(unlink(...), glob("$name*"));
?>
--EXPECT--
copy: "sent\n", written
sent
readfile: 5, written
