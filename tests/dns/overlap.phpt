--TEST--
Look-ups of 50 coroutines at a slow name server take the time of one
--EXTENSIONS--
async
posix
--SKIPIF--
<?php
require __DIR__ . '/../_inc/resolver.inc';
skip_without_own_resolver();
?>
--FILE--
<?php
require __DIR__ . '/../_inc/resolver.inc';

show_with_name_server(200, <<<'PHP'
    foreach ([
        'gethostbyname' => fn($i) => gethostbyname("h$i.example"),
        'gethostbynamel' => fn($i) => gethostbynamel("h$i.example")[0],
        'gethostbyaddr' => fn($i) => gethostbyaddr("10.9.8.$i"),
        'dns_get_record' => fn($i) => dns_get_record("h$i.example", DNS_A)[0]['ip'],
        'checkdnsrr' => fn($i) => checkdnsrr("h$i.example", 'A'),
    ] as $name => $task) {
        $results = [];
        check_seconds($name, seconds(function () use ($task, &$results) {
            $results = in_coroutines(50, $task);
        }), 0.19, 2);
        var_dump(array_unique($results));
    }
    PHP);
?>
--EXPECT--
gethostbyname: as expected
array(1) {
  [0]=>
  string(8) "10.1.2.3"
}
gethostbynamel: as expected
array(1) {
  [0]=>
  string(8) "10.1.2.3"
}
gethostbyaddr: as expected
array(1) {
  [0]=>
  string(4) "host"
}
dns_get_record: as expected
array(1) {
  [0]=>
  string(8) "10.1.2.3"
}
checkdnsrr: as expected
array(1) {
  [0]=>
  bool(true)
}
status 0
