--TEST--
A class that extends PDO may have a getPool() of its own
--EXTENSIONS--
pdo_sqlite
--FILE--
<?php
class Named extends PDO
{
    protected function getPool(string $name)
    {
        return $name;
    }

    public function poolOf(string $name)
    {
        return $this->getPool($name);
    }
}

class Known extends PDO
{
    public function getPool()
    {
        return [parent::getPool()];
    }
}

echo (new Named('sqlite::memory:'))->poolOf('mine'), "\n";
var_dump((new Known('sqlite::memory:'))->getPool());
var_dump((new PDO('sqlite::memory:'))->getPool());
?>
--EXPECT--
mine
array(1) {
  [0]=>
  NULL
}
NULL
