<?php
/*
 * The handlers of http_server.php as stock PHP has them: blocking. demo.php
 * runs this under "php -S" to compare; UPSTREAM is the server to fan out to.
 */

declare(strict_types=1);

[$name, $number] = explode('/', substr($_SERVER['REQUEST_URI'], 1), 2) + [1 => '0'];

if ($name === 'sleep') {
    usleep((int) $number * 1000);
    echo "waited $number ms\n";
} elseif ($name === 'fanout') {
    $answers = [];
    for ($i = 0; $i < (int) $number; $i++) {
        $answers[] = file_get_contents('http://' . getenv('UPSTREAM') . '/sleep/20');
    }
    echo json_encode(['calls' => count($answers)]), "\n";
} else {
    echo "Hello from stock PHP\n";
}
