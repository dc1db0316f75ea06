--TEST--
Documents that are being loaded or sent when a fatal error happens elsewhere do not stay in memory
--EXTENSIONS--
async
dom
ffi
simplexml
soap
--FILE--
<?php
require __DIR__ . '/../_inc/worker.inc';

$before = <<<'PHP'
    ini_set('memory_limit', '32M');
    $server = stream_socket_server('tcp://127.0.0.1:0'); /* never answers */
    $url = 'http://' . stream_socket_get_name($server, false) . '/';
    function fail_in(Closure $call): void
    {
        $inside = Async\spawn(function () use ($call) {
            $call();
            echo "never\n";
        });
        until_suspended($inside);
        str_repeat('x', 1 << 26);
    }
    PHP;
$request = start_worker($before, [
    'DOMDocument::load()' => 'fail_in(fn() => (new DOMDocument())->load($url));',
    'simplexml_load_file()' => 'fail_in(fn() => simplexml_load_file($url));',
    'SoapClient::__construct()' => 'fail_in(fn() => new SoapClient("$url?wsdl"));',
    'SoapClient::__call()' => 'fail_in(fn() => (new SoapClient(null, ["location" => $url, "uri" => "x"]))->example(str_repeat("x", 5000)));',
    'memory' => <<<'PHP'
        $libc = FFI::cdef('struct mallinfo2 { size_t a, mmaps, c, d, mapped, f, g, used, i, j; }; struct mallinfo2 mallinfo2(void);');
        $now = $libc->mallinfo2();
        echo $now->used + $now->mapped;
        PHP,
], '-d ffi.enable=1');

foreach (['DOMDocument::load()', 'simplexml_load_file()', 'SoapClient::__construct()', 'SoapClient::__call()'] as $case) {
    for ($i = 0; $i < 5; $i++) {
        $output = $request($case);
    }
    echo "-- $case: ", $output, "\n";
    $before = $request('memory');
    for ($i = 0; $i < 20; $i++) {
        $request($case);
    }
    $growth = (int) (($request('memory') - $before) / 20);
    echo $growth < 1500 ? 'nothing stays' : "$growth bytes stay each time", "\n";
}
?>
--EXPECTF--
-- DOMDocument::load(): Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
nothing stays
-- simplexml_load_file(): Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
nothing stays
-- SoapClient::__construct(): Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
nothing stays
-- SoapClient::__call(): Fatal error: Allowed memory size of 33554432 bytes exhausted%S (tried to allocate %d bytes) on line %d
nothing stays
