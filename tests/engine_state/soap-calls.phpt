--TEST--
Calls of SOAP that overlap keep their own type maps, encodings, contexts and errors
--EXTENSIONS--
async
soap
simplexml
--INI--
soap.wsdl_cache_enabled=0
--FILE--
<?php
use Async\Channel;
use function Async\{spawn, await, await_all_or_fail, suspend};

/* A server that notes who asks for what, and answers when it is told to. */
$server = stream_socket_server('tcp://127.0.0.1:0');
$address = stream_socket_get_name($server, false);
$notes = $gates = [];
function until(callable $condition): void
{
    while (!$condition()) {
        Async\delay(1);
    }
}
const THING = '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">'
    . '<S:Body><r xmlns="urn:t"><thing xmlns:t="urn:t" i:type="t:Thing"><value>1</value></thing></r></S:Body></S:Envelope>';
function wsdl(string $name): string
{
    global $address;

    return <<<WSDL
        <definitions name="$name" targetNamespace="urn:$name" xmlns:tns="urn:$name" xmlns="http://schemas.xmlsoap.org/wsdl/"
            xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
          <types><xsd:schema targetNamespace="urn:$name">
            <xsd:import namespace="urn:$name:types" schemaLocation="http://$address/$name/types"/></xsd:schema></types>
          <message name="q"/><message name="a"/>
          <portType name="p"><operation name="of_$name"><input message="tns:q"/><output message="tns:a"/></operation></portType>
          <binding name="b" type="tns:p"><soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/>
            <operation name="of_$name"><soap:operation/><input><soap:body use="literal"/></input>
              <output><soap:body use="literal"/></output></operation></binding>
          <service name="s"><port name="p" binding="tns:b"><soap:address location="http://$address/call"/></port></service>
        </definitions>
        WSDL;
}
$acceptor = spawn(function () use ($server, &$notes, &$gates) {
    while ($connection = stream_socket_accept($server, -1)) {
        spawn(function () use ($connection, &$notes, &$gates) {
            $header = '';
            while (($line = rtrim((string) fgets($connection))) !== '') {
                $header .= "$line\n";
            }
            preg_match('~^\w+ /(\S*)~', $header, $path);
            preg_match('~^Content-Length: (\d+)~mi', $header, $length) && stream_get_contents($connection, $length[1]);
            $notes[] = $path[1] . (preg_match('~^X-Who: (.*)~mi', $header, $who) ? " by $who[1]" : '');
            ($gates[$path[1]] = new Channel())->recv();
            [$name, $part] = explode('/', $path[1]) + [1 => ''];
            $body = match ($part) {
                'wsdl' => wsdl($name),
                'types' => "<xsd:schema targetNamespace='urn:$name:types' xmlns:xsd='http://www.w3.org/2001/XMLSchema'/>",
                default => THING,
            };
            fwrite($connection, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " . strlen($body)
                . "\r\nConnection: close\r\n\r\n$body");
            fclose($connection);
        });
    }
});
$answer = function (string ...$paths) use (&$gates) {
    foreach ($paths as $path) {
        until(fn() => isset($GLOBALS['gates'][$path]));
        $gates[$path]->send(true);
    }
};

echo "- clients with and without a type map\n";
$client = fn(?string $name) => spawn(fn() => (new SoapClient(null, [
    'location' => "http://$address/" . ($name ?? 'plain'), 'uri' => 'urn:t',
    'typemap' => $name ? [['type_ns' => 'urn:t', 'type_name' => 'Thing', 'from_xml' => fn() => "made by $name"]] : [],
]))->call());
$calls = [$client('one'), $client('two'), $client(null)];
until(fn() => count($GLOBALS['gates']) === 3);
$answer('one');
await($calls[0]);
$answer('plain');
await($calls[2]);
$answer('two');
foreach (await_all_or_fail($calls) as $result) {
    echo is_object($result) ? get_class($result) : $result, "\n";
}
var_dump(use_soap_error_handler(false));

echo "- two WSDLs, each by its own context\n";
$notes = $gates = [];
$load = fn(string $name) => spawn(function () use ($name, $address) {
    $context = stream_context_create(['http' => ['header' => "X-Who: $name\r\n"]]);

    return (new SoapClient("http://$address/$name/wsdl", ['stream_context' => $context]))->__getFunctions()[0];
});
$loads = [$load('first'), $load('second')];
until(fn() => count($GLOBALS['gates']) === 2);
$other = spawn(fn() => simplexml_load_file("http://$address/other/types")->getName());
$answer('first/wsdl', 'second/wsdl', 'first/types', 'other/types');
echo await($loads[0]), "\n";
$answer('second/types');
echo await($loads[1]), "\n", await($other), "\n";
sort($notes);
echo implode("\n", $notes), "\n";
unset($loads);
$notes = $gates = [];
$other = spawn(fn() => simplexml_load_file("http://$address/other/types")->getName());
$answer('other/types');
await($other);
echo implode("\n", $notes), "\n";

echo "- servers whose functions wait\n";
class Service
{
    public function __construct(private string $name, private Channel $go) {}

    public function work(string $argument)
    {
        $this->go->recv();

        return $argument === 'fail' ? throw new SoapFault('Client', "fault of $this->name") : "$argument from $this->name";
    }
}
$serve = fn(string $name, string $argument, Channel $go) => spawn(function () use ($name, $argument, $go) {
    $server = new SoapServer(null, ['uri' => "urn:$name", 'soap_version' => $name === 'b' ? SOAP_1_2 : SOAP_1_1]);
    $server->setObject(new Service($name, $go));
    ob_start();
    $server->handle('<S:Envelope xmlns:S="http://' . ($name === 'b' ? 'www.w3.org/2003/05/soap-envelope' : 'schemas.xmlsoap.org/soap/envelope/')
        . "\"><S:Body><m:work xmlns:m=\"urn:$name\"><x>$argument</x></m:work></S:Body></S:Envelope>");

    return preg_match('~(soap/envelope|soap-envelope).*(urn:\w+)?.*<(?:return|rpc:result|faultstring)[^>]*>(.*?)</~s', ob_get_clean(), $match)
        ? "$match[1] $match[3]" : 'none';
});
$go = array_map(fn() => new Channel(), array_fill(0, 3, 0));
$handlers = [$serve('a', 'hello', $go[0]), $serve('b', 'hello', $go[1]), $serve('c', 'fail', $go[2])];
suspend();
foreach ([1, 0, 2] as $i) {
    $go[$i]->send(true);
    suspend();
}
print_r(await_all_or_fail($handlers));
$acceptor->cancel();
?>
--EXPECT--
- clients with and without a type map
made by one
made by two
stdClass
bool(false)
- two WSDLs, each by its own context
void of_first()
void of_second()
schema
first/types by first
first/wsdl by first
other/types
second/types by second
second/wsdl by second
other/types
- servers whose functions wait
Array
(
    [0] => soap/envelope hello from a
    [1] => soap-envelope hello from b
    [2] => soap/envelope fault of c
)
