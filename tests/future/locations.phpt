--TEST--
Where a future was created and completed
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};

$state = new FutureState(); $line = __LINE__;
$future = new Future($state);
var_dump($state->getCreatedFileAndLine() === [__FILE__, $line], $future->getCreatedLocation() === __FILE__ . ":$line");
var_dump($state->getCompletedFileAndLine(), $future->getCompletedLocation());
$state->complete(1); $line = __LINE__;
var_dump($future->getCompletedFileAndLine() === [__FILE__, $line], $state->getCompletedLocation() === __FILE__ . ":$line");
$future->ignore();
$done = Future::completed(1)->ignore(); $line = __LINE__;
var_dump($done->getCreatedLocation() === __FILE__ . ":$line", $done->getCompletedLocation() === __FILE__ . ":$line");
$failed = Future::failed(new Exception())->ignore(); $line = __LINE__;
var_dump($failed->getCreatedFileAndLine() === [__FILE__, $line], $failed->getCompletedFileAndLine() === [__FILE__, $line]);
?>
--EXPECT--
bool(true)
bool(true)
array(2) {
  [0]=>
  NULL
  [1]=>
  int(0)
}
string(7) "unknown"
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
