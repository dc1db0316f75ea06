--TEST--
ignore(), await*(), map(), catch(), finally() and cancel() count as use
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Future, FutureState};
use function Async\{await_all, await_any_or_fail, timeout};

Future::failed(new Exception())->ignore();
(new FutureState())->ignore();
await_all([Future::failed(new Exception()), Future::completed(1)]);
await_any_or_fail([Future::completed(1)]);
Future::completed(1)->map(fn() => 1)->ignore();
Future::completed(1)->catch(fn() => 1)->ignore();
Future::completed(1)->finally(fn() => 1)->ignore();
(new Future(new FutureState()))->cancel();
echo "end\n";
?>
--EXPECT--
end
