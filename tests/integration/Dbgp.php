<?php

declare(strict_types=1);

/** The side of the IDE in a debugging session: https://xdebug.org/docs/dbgp */
final class Dbgp
{
    /** @var resource */
    private mixed $stream;

    private int $transaction = 0;

    /** @param resource $server where the debugged script connects to */
    public function __construct(mixed $server)
    {
        $stream = stream_socket_accept($server, 30);
        if ($stream === false) {
            throw new RuntimeException('the script does not connect');
        }
        stream_set_timeout($stream, 30);
        $this->stream = $stream;
        $this->receive();
    }

    /** Sends a command and returns the answer. */
    public function command(string $name, string $arguments = '', string $data = ''): SimpleXMLElement
    {
        $id = ++$this->transaction;
        $text = "$name -i $id" . ($arguments !== '' ? " $arguments" : '') . ($data !== '' ? ' -- ' . base64_encode($data) : '');
        fwrite($this->stream, "$text\0");
        do {
            $answer = $this->receive();
        } while ((int) $answer['transaction_id'] !== $id);
        if (isset($answer->error)) {
            throw new RuntimeException("$text: {$answer->error->message}");
        }

        return $answer;
    }

    public function breakAt(string $file, int $line): void
    {
        $this->command('breakpoint_set', "-t line -f file://$file -n $line");
    }

    /** Goes on (run, step_over, step_into, step_out) until the next stop: its line, 0 at the end of the script. */
    public function go(string $how): int
    {
        $answer = $this->command($how);
        if ((string) $answer['status'] !== 'break') {
            return 0;
        }

        return (int) $answer->children('https://xdebug.org/dbgp/xdebug')->message->attributes()['lineno'];
    }

    /** @return list<string> the functions on the stack, innermost first */
    public function stack(): array
    {
        $functions = [];
        foreach ($this->command('stack_get')->stack as $frame) {
            $functions[] = (string) $frame['where'];
        }

        return $functions;
    }

    /** @return array<string, string> the local variables that are scalars */
    public function locals(): array
    {
        $locals = [];
        foreach ($this->command('context_get', '-d 0')->property as $property) {
            $value = (string) $property;
            $locals[ltrim((string) $property['name'], '$')] =
                (string) $property['encoding'] === 'base64' ? (string) base64_decode($value, true) : $value;
        }

        return $locals;
    }

    private function receive(): SimpleXMLElement
    {
        $length = stream_get_line($this->stream, 32, "\0");
        if ($length === false) {
            throw new RuntimeException('the script says nothing more');
        }
        $text = stream_get_contents($this->stream, (int) $length + 1);

        return new SimpleXMLElement(rtrim($text, "\0"));
    }
}
