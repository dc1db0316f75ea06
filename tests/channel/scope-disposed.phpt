--TEST--
Disposing or cancelling its scope closes a channel; its natural end does not
--EXTENSIONS--
async
--FILE--
<?php
use Async\{Channel, ChannelException, Scope};
use function Async\{spawn, suspend};

$made = [];
foreach (['cancel', 'dispose', null] as $end) {
    $scope = new Scope();
    $scope->spawn(function () use (&$made) { $made[] = new Channel(1); suspend(); });
    suspend();
    if ($end) {
        $scope->$end();
    }
    suspend();
    suspend();
    $scopes[] = $scope; // dropping it disposes it
}
foreach ($made as $channel) {
    try {
        $channel->send(1);
        var_dump($channel->recv());
    } catch (ChannelException $e) {
        echo $e->getMessage(), ', ', $e->reason->name, "\n";
    }
}
?>
--EXPECT--
Channel closed: owner scope disposed, SCOPE_DISPOSED
Channel closed: owner scope disposed, SCOPE_DISPOSED
int(1)
