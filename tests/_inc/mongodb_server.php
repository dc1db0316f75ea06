<?php
/*
 * As much of a MongoDB server as the tests of ext/mongodb need, since Debian has none: it keeps documents
 * in memory, finds by equality, and speaks OP_MSG, with "CERTIFICATE,KEY" as argument over TLS. Prints its
 * port; ends with its standard input.
 *
 * A command with the comment "wait N" is answered after N ms, in a cursor each batch. Commands of its own:
 * {hang: 1} is never answered, {breakOff: 1} by half an answer; {echo: x} gives x back, {seen: NAME} tells how
 * many commands of a name there were.
 */
use function Async\{delay, spawn};

final class MongoServer
{
    private const HELLO = ['ismaster' => true, 'helloOk' => true, 'msg' => 'isdbgrid', 'maxBsonObjectSize' => 16777216,
        'maxMessageSizeBytes' => 48000000, 'maxWriteBatchSize' => 100000, 'minWireVersion' => 0, 'maxWireVersion' => 17,
        'logicalSessionTimeoutMinutes' => 30, 'readOnly' => false];

    private array $collections = [];
    private array $cursors = [];
    private array $seen = [];
    private int $lastCursor = 1 << 40; // what does not fit into 32 bits is sent as 64
    private int $connections = 0;

    /** @param string $tls "CERTIFICATE,KEY", or "". */
    public function run(string $tls): void
    {
        $options = ['socket' => ['backlog' => 1024]];
        if ($tls) {
            [$options['ssl']['local_cert'], $options['ssl']['local_pk']] = explode(',', $tls);
        }
        $server = stream_socket_server('tcp://127.0.0.1:0', $number, $text, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN,
            stream_context_create($options));
        echo substr(strrchr(stream_socket_get_name($server, false), ':'), 1), "\n";
        flush();
        spawn(function () use ($server, $tls) {
            while (true) {
                $connection = stream_socket_accept($server, -1);
                $this->connections++;
                spawn(function () use ($connection, $tls) {
                    if (!$tls || stream_socket_enable_crypto($connection, true, STREAM_CRYPTO_METHOD_TLS_SERVER)) {
                        $this->talk($connection);
                    }
                });
            }
        });
        fgets(STDIN);
        exit;
    }

    private function talk($connection): void
    {
        while (strlen($header = (string) stream_get_contents($connection, 16)) === 16) {
            ['length' => $length, 'id' => $id, 'code' => $code] = unpack('Vlength/Vid/Vto/Vcode', $header);
            $body = stream_get_contents($connection, $length - 16);
            $command = $code === 2013 ? self::message($body) : self::query($body);
            $name = (string) array_key_first($command);
            $this->seen[$name] = ($this->seen[$name] ?? 0) + 1;
            if ($name === 'hang') {
                continue;
            }
            if (preg_match('/^wait (\d+)$/', $command['comment'] ?? '', $match)) {
                delay((int) $match[1]);
            }
            $answer = $this->answer($name, $command);
            $answer = self::encode($answer + ['ok' => 1.0]);
            $answer = $code === 2013 ? pack('VC', 0, 0) . $answer : pack('VPVV', 8, 0, 0, 1) . $answer;
            $answer = pack('VVVV', 16 + strlen($answer), 0, $id, $code === 2013 ? 2013 : 1) . $answer;
            if ($name === 'breakOff') {
                fwrite($connection, substr($answer, 0, 20));
                break;
            }
            if (!@fwrite($connection, $answer)) {
                break;
            }
        }
        fclose($connection);
    }

    private function answer(string $name, array $command): array
    {
        $place = ($command['$db'] ?? '') . '.' . (is_string($command[$name]) ? $command[$name] : '');
        switch (strtolower($name)) {
            case 'ismaster':
            case 'hello':
                return self::HELLO + ['localTime' => new MongoDB\BSON\UTCDateTime];
            case 'ping':
            case 'breakoff':
            case 'endsessions':
            case 'committransaction':
            case 'aborttransaction':
                return [];
            case 'echo':
                return ['echo' => $command['echo']];
            case 'seen':
                return ['seen' => $this->seen[$command['seen']] ?? 0, 'connections' => $this->connections,
                    'cursors' => count($this->cursors)];
            case 'insert':
                $this->collections[$place] = array_merge($this->collections[$place] ?? [], $command['documents']);
                return ['n' => count($command['documents'])];
            case 'delete':
                $before = count($this->collections[$place] ?? []);
                foreach ($command['deletes'] as $delete) {
                    $this->collections[$place] = array_values(array_filter($this->collections[$place] ?? [],
                        fn($document) => !self::fits($document, $delete['q'])));
                }
                return ['n' => $before - count($this->collections[$place] ?? [])];
            case 'find':
                $found = array_values(array_filter($this->collections[$place] ?? [],
                    fn($document) => self::fits($document, $command['filter'] ?? [])));
                return $this->batch(++$this->lastCursor, $place, $found, (int) (string) ($command['batchSize'] ?? 101), 'firstBatch');
            case 'getmore':
                $cursor = (int) (string) $command[$name];
                [$place, $found] = $this->cursors[$cursor];
                return $this->batch($cursor, $place, $found, (int) (string) ($command['batchSize'] ?? 101), 'nextBatch');
            case 'killcursors':
                foreach ($command['cursors'] as $cursor) {
                    unset($this->cursors[(int) (string) $cursor]);
                }
                return ['cursorsKilled' => $command['cursors']];
            default:
                return ['ok' => 0.0, 'errmsg' => "no such command: '$name'", 'code' => 59, 'codeName' => 'CommandNotFound'];
        }
    }

    private function batch(int $cursor, string $place, array $found, int $size, string $key): array
    {
        $batch = array_splice($found, 0, $size);
        if ($found) {
            $this->cursors[$cursor] = [$place, $found];
        } else {
            unset($this->cursors[$cursor]);
        }

        return ['cursor' => ['id' => $found ? $cursor : 0, 'ns' => $place, $key => $batch]];
    }

    private static function fits(array $document, array $filter): bool
    {
        foreach ($filter as $field => $value) {
            if (($document[$field] ?? null) !== $value) {
                return false;
            }
        }
        return true;
    }

    private static function query(string $body): array
    {
        return self::decode(substr($body, strpos($body, "\0", 4) + 1 + 8)) + ['$db' => 'admin'];
    }

    private static function message(string $body): array
    {
        $command = [];
        $lists = [];
        for ($at = 4; $at < strlen($body); $at += $size) {
            $kind = ord($body[$at++]);
            $size = unpack('V', $body, $at)[1];
            if ($kind === 0) {
                $command = self::decode(substr($body, $at, $size));
                continue;
            }
            $end = strpos($body, "\0", $at + 4);
            $name = substr($body, $at + 4, $end - $at - 4);
            for ($from = $end + 1; $from < $at + $size; $from += $length) {
                $length = unpack('V', $body, $from)[1];
                $lists[$name][] = self::decode(substr($body, $from, $length));
            }
        }

        return $command + $lists;
    }

    private static function decode(string $data): array
    {
        $types = ['root' => 'array', 'document' => 'array', 'array' => 'array'];

        return class_exists('MongoDB\BSON\Document')
            ? MongoDB\BSON\Document::fromBSON($data)->toPHP($types)
            : MongoDB\BSON\toPHP($data, $types);
    }

    private static function encode(array $document): string
    {
        return class_exists('MongoDB\BSON\Document')
            ? (string) MongoDB\BSON\Document::fromPHP($document)
            : MongoDB\BSON\fromPHP($document);
    }
}

(new MongoServer)->run($argv[1] ?? '');
