--TEST--
After a fatal error elsewhere a call of ext/ldap leaves the locks of its connection
--EXTENSIONS--
async
ldap
--FILE--
<?php
require __DIR__ . '/../_inc/fatal_error.inc';

end_by_fatal_error('ldap_bind(ldap_connect("ldap://127.0.0.1:$port"))', leaves: true);
end_by_fatal_error('ldap_search([ldap_connect("ldap://127.0.0.1:$port")], "dc=x", "a=b")', leaves: true);
?>
--EXPECT--
ldap_bind(ldap_connect("ldap://127.0.0.1:$port")): as expected
ldap_bind(ldap_connect("ldap://127.0.0.1:$port")): as expected
ldap_search([ldap_connect("ldap://127.0.0.1:$port")], "dc=x", "a=b"): as expected
ldap_search([ldap_connect("ldap://127.0.0.1:$port")], "dc=x", "a=b"): as expected
