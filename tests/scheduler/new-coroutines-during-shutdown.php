<?php
require __DIR__ . '/../_inc/child.inc';

$run = run_php(<<<'PHP'
    use function Async\{spawn, suspend, delay};

    spawn(function () {
        try {
            delay(10000);
        } finally {
            spawn(function () { delay(10000); });
            echo "unwound\n";
        }
    });
    suspend();
    exit(4);
    PHP);
echo $run['stdout'], $run['status'], ' ', $run['signal'], "\n";
?>
