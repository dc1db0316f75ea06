--TEST--
a read that times out while nobody else exists takes its timeout once
--EXTENSIONS--
async
--FILE--
<?php
function timed_read(): float
{
    [$reader, $writer] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    stream_set_timeout($reader, 1);
    $start = hrtime(true);
    var_dump(fread($reader, 10), stream_get_meta_data($reader)['timed_out']);

    return (hrtime(true) - $start) / 1e9;
}

Async\delay(1);
$alone = timed_read();
$other = Async\spawn(Async\delay(...), 60_000);
$company = timed_read();
$other->cancel();
echo $alone >= 0.95 && $company >= 0.95 ? "waited\n" : "too short: $alone, $company\n";
echo $alone < $company + 0.9 ? "once\n" : "too long: $alone, not $company\n";
?>
--EXPECT--
bool(false)
bool(true)
bool(false)
bool(true)
waited
once
