--TEST--
ext/snmp with a real snmpd lets others run while it waits, one of its calls at a time, with stock results
--EXTENSIONS--
async
posix
snmp
--SKIPIF--
<?php
require __DIR__ . '/../_inc/servers.inc';
skip_without_programs('snmpd');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/oracle.inc';
require __DIR__ . '/../_inc/servers.inc';
use function Async\{await, await_all_or_fail, delay, spawn};

$port = start_snmpd();
$silent = stream_socket_server('udp://127.0.0.1:0', flags: STREAM_SERVER_BIND);
$silent_port = (int) substr(strrchr(stream_socket_get_name($silent, false), ':'), 1);
snmp_set_valueretrieval(SNMP_VALUE_PLAIN);
snmp_set_oid_output_format(SNMP_OID_OUTPUT_NUMERIC);
$name = '.1.3.6.1.2.1.1.5.0';
$contact = '.1.3.6.1.2.1.1.4.0';
same_as_stock([
    'snmpget' => fn() => snmp2_get("127.0.0.1:$port", 'public', $name),
    'walk' => fn() => snmp2_real_walk("127.0.0.1:$port", 'public', '.1.3.6.1.2.1.1.9.1.2'),
    'no such object' => fn() => snmp2_get("127.0.0.1:$port", 'public', '.1.3.6.1.4.1.99999.1'),
    'object' => function () use ($port, $name, $contact) {
        $snmp = new SNMP(SNMP::VERSION_2c, "127.0.0.1:$port", 'public');
        $snmp->valueretrieval = SNMP_VALUE_PLAIN;
        return [$snmp->get([$name, $contact]), $snmp->getErrno(), $snmp->close()];
    },
    'timeout' => fn() => snmp2_get("127.0.0.1:$silent_port", 'public', $name, 100_000, 0),
], print: false);

echo "-- others run\n";
$ticks = 0;
$ticker = spawn(function () use (&$ticks) {
    while (true) {
        delay(5);
        $ticks++;
    }
});
[$timeout, $answers] = await_all_or_fail([
    spawn(fn() => @snmp2_get("127.0.0.1:$silent_port", 'public', $name, 200_000, 0)),
    spawn(fn() => await_all_or_fail(array_map(fn($oid) => spawn(fn() => snmp2_get("127.0.0.1:$port", 'public', $oid)),
        [$name, $contact, $name, $contact]))),
]);
$ticker->cancel();
var_dump($timeout, $answers, $ticks > 5);

echo "-- cancelled\n";
$waits = spawn(fn() => snmp2_get("127.0.0.1:$silent_port", 'public', $name, 30_000_000, 3));
delay(20);
$waits->cancel();
try {
    await($waits);
} catch (Async\AsyncCancellation $e) {
    echo get_class($e), "\n";
}
var_dump(await(spawn(fn() => snmp2_get("127.0.0.1:$port", 'public', $name))));
?>
--EXPECT--
snmpget: same in a coroutine
walk: same in a coroutine
no such object: same in a coroutine
object: same in a coroutine
timeout: same in a coroutine
-- others run
bool(false)
array(4) {
  [0]=>
  string(4) "name"
  [1]=>
  string(7) "contact"
  [2]=>
  string(4) "name"
  [3]=>
  string(7) "contact"
}
bool(true)
-- cancelled
Async\AsyncCancellation
string(4) "name"
