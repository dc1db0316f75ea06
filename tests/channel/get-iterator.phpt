--TEST--
getIterator() for those who iterate by hand
--EXTENSIONS--
async
--FILE--
<?php
$channel = new Async\Channel(3);
array_map($channel->send(...), [1, 2, 3]);
$channel->close();
$iterator = $channel->getIterator();
for ($iterator->rewind(); $iterator->valid(); $iterator->next()) {
    var_dump($iterator->key(), $iterator->current());
}
var_dump(iterator_count($channel));
?>
--EXPECT--
NULL
int(1)
NULL
int(2)
NULL
int(3)
int(0)
