<?php
// Prepended to the server: once a second, its Zend heap in bytes goes to the file SOAK_HEAP.

Async\spawn(static function (): void {
    while (true) {
        gc_collect_cycles();
        file_put_contents(getenv('SOAK_HEAP') . '.new', memory_get_usage());
        rename(getenv('SOAK_HEAP') . '.new', getenv('SOAK_HEAP'));
        Async\delay(1000);
    }
});
