--TEST--
ext/ldap with a real slapd: connections wait at the same time, coroutines on one take turns
--EXTENSIONS--
async
ldap
posix
--SKIPIF--
<?php
require __DIR__ . '/../_inc/servers.inc';
skip_without_programs('slapd');
if (!extension_loaded('openssl')) die('skip needs openssl');
?>
--FILE--
<?php
require __DIR__ . '/../_inc/overlap.inc';
require __DIR__ . '/../_inc/servers.inc';
use function Async\{spawn, await, delay};

[$port, $tls_port] = start_slapd();
ldap_set_option(null, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_NEVER);
$connect = function (?string $url = null) use ($port): LDAP\Connection {
    $ldap = ldap_connect($url ?? "ldap://127.0.0.1:$port");
    ldap_set_option($ldap, LDAP_OPT_PROTOCOL_VERSION, 3);
    return ldap_bind($ldap, 'cn=admin,dc=test', 'secret') ? $ldap : throw new Exception('no bind');
};
$slow = fn(LDAP\Connection $ldap) => ldap_read($ldap, 'cn=wait,ou=slow,dc=test', '(objectClass=*)') instanceof LDAP\Result;
$ldap = $connect();
ldap_add($ldap, 'dc=test', ['objectClass' => ['top', 'dcObject', 'organization'], 'dc' => 'test', 'o' => 'test']);

overlap('searches', fn() => $slow($connect()), 1, 100, 30);
overlap('TLS', fn() => $slow($connect("ldaps://127.0.0.1:$tls_port")), 1, 20, 10);
overlap('several servers', function () use ($connect) {
    $list = [$connect(), $connect(), $connect()];
    $results = ldap_read($list, 'cn=wait,ou=slow,dc=test', '(objectClass=*)');
    return count($results) === 3 && $results[2] instanceof LDAP\Result;
}, 1, 20, 10);

$data = function (LDAP\Connection $ldap, int $i) {
    $dn = "cn=entry $i,dc=test";
    $text = str_repeat("text of $i ", 500);
    if (!ldap_add($ldap, $dn, ['objectClass' => ['device'], 'cn' => "entry $i", 'description' => $text])) {
        return 'not added';
    }
    for ($n = 0; $n < 5; $n++) {
        $result = ldap_search($ldap, 'dc=test', "(cn=entry $i)", ['description']);
        $entries = ldap_get_entries($ldap, $result);
        if ($entries['count'] !== 1 || $entries[0]['description'][0] !== $text || ldap_count_entries($ldap, $result) !== 1) {
            return 'wrong data';
        }
        $text = strrev($text);
        if (!ldap_mod_replace($ldap, $dn, ['description' => [$text]])) {
            return 'not changed';
        }
    }
    return ldap_delete($ldap, $dn);
};
overlap('data', fn(int $i) => $data($connect(), $i), 0, 100, 30);
overlap('data, one connection', fn(int $i) => $data($ldap, $i), 0, 15, 30);

/* Others go on while one waits, and its connection is closed after it. */
$shared = $connect();
$waits = spawn($slow, $shared);
delay(50);
$order = [];
$second = spawn(function () use ($shared, &$order, &$closes) {
    $closes = spawn(function () use ($shared, &$order) {
        $order[] = ldap_unbind($shared);
    });
    $order[] = get_class(ldap_read($shared, 'dc=test', '(dc=test)'));
});
var_dump(ldap_count_entries($ldap, ldap_read($ldap, 'dc=test', '(dc=test)')), $waits->isCompleted());
await($second);
await($closes);
var_dump(await($waits), $order);
try {
    ldap_errno($shared);
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}

/* Two that search in the same servers, in another order. */
[$a, $b] = [$connect(), $connect()];
$both = fn(array $list) => count(ldap_read($list, 'dc=test', '(dc=test)'));
$first = spawn($both, [$a, $b]);
$second = spawn($both, [$b, $a]);
var_dump(await($first), await($second));

/* Where nothing may suspend: the connection is busy. */
$waits = spawn($slow, $a);
delay(50);
spl_autoload_register(function () use ($a) {
    ldap_errno($a);
});
try {
    class_exists('Nothing');
} catch (Async\AsyncException $e) {
    echo $e->getMessage(), "\n";
}
await($waits);

/* Cancelled: first who waits for a turn, then who waits for the server. */
$before = count(scandir('/proc/self/fd'));
$lost = $connect();
$waits = spawn(function () use ($lost, $slow, &$next) {
    $next = spawn(ldap_read(...), $lost, 'dc=test', '(dc=test)');
    return $slow($lost);
});
delay(50);
foreach ([$next, $waits] as $coroutine) {
    $coroutine->cancel();
    try {
        await($coroutine);
        echo "not cancelled\n";
    } catch (Async\AsyncCancellation) {
        echo "cancelled\n";
    }
}
var_dump(@ldap_read($lost, 'dc=test', '(dc=test)'), ldap_error($lost));
unset($lost, $waits, $next, $coroutine);
var_dump(count(scandir('/proc/self/fd')) - $before);
?>
--EXPECT--
searches: as expected
TLS: as expected
several servers: as expected
data: as expected
data, one connection: as expected
int(1)
bool(false)
bool(true)
array(2) {
  [0]=>
  string(11) "LDAP\Result"
  [1]=>
  bool(true)
}
LDAP connection has already been closed
int(2)
int(2)
Another coroutine uses the connection, and it is impossible to wait for the turn at an LDAP connection here
cancelled
cancelled
bool(false)
string(25) "Can't contact LDAP server"
int(0)
