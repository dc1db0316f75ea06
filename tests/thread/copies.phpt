--TEST--
Values are copied in depth
--EXTENSIONS--
async
--FILE--
<?php
use Async\ThreadChannel;

enum Suit { case Hearts; }
class Point { public $next; protected array $data = [1]; private ?string $unset; public readonly int $x; function __construct() { $this->x = 5; } function data() { return $this->data; } }
$channel = new ThreadChannel();
$copy = function ($value) use ($channel) { $channel->send($value); return $channel->recv(); };
var_dump($copy(null), $copy(1.5), $copy('text'), $copy(Suit::Hearts));
$point = new Point();
$point->next = new Point();
$point->next->next = $point;
$same = $copy([$point, 'again' => $point, [[1]]]);
var_dump($same[0] !== $point, $same[0] === $same['again'], $same[0]->next->next === $same[0], $same[0]->x, $same[0]->data(), $same[1]);
$shared = [1];
$array = ['r' => &$shared];
$copied = $copy($array);
$shared[] = 2;
var_dump(count($copied['r']));
?>
--EXPECT--
NULL
float(1.5)
string(4) "text"
enum(Suit::Hearts)
bool(true)
bool(true)
bool(true)
int(5)
array(1) {
  [0]=>
  int(1)
}
array(1) {
  [0]=>
  array(1) {
    [0]=>
    int(1)
  }
}
int(1)
