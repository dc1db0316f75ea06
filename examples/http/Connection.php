<?php

declare(strict_types=1);

namespace Example\Http;

/**
 * One client's stream with a buffer on each side. Reading suspends the
 * coroutine, and never longer than the deadline that is set: a client that
 * sends one byte a minute does not keep it.
 */
final class Connection
{
    /** A client that is only waited for should not cost the memory of a large read. */
    private const READ_SIZE_MIN = 8192;
    private const READ_SIZE_MAX = 65536;
    private const WRITE_SIZE = 65536;

    /** A client that takes nothing for so long has lost interest. */
    private const WRITE_SECONDS = 30;

    /** What has been read; everything before $position is used up. */
    private string $input = '';
    private int $position = 0;

    /** Responses that are not sent yet. */
    private string $output = '';

    private float $deadline = 0.0;

    private int $readSize = self::READ_SIZE_MIN;

    /** @param resource $stream */
    public function __construct(private readonly mixed $stream)
    {
    }

    /** From now on, reading has this long altogether. */
    public function setDeadline(float $seconds): void
    {
        $this->deadline = microtime(true) + $seconds;
    }

    public function hasInput(): bool
    {
        return $this->position < strlen($this->input);
    }

    /** Waits for the client to say something; false if it does not, or leaves. */
    public function waitForInput(): bool
    {
        return $this->hasInput() || $this->fill();
    }

    /** The text before $mark. Throws HttpError with $tooLong after $limit bytes without it. */
    public function readUntil(string $mark, int $limit, int $tooLong): string
    {
        $from = $this->position;
        while (($end = strpos($this->input, $mark, $from)) === false) {
            $unread = strlen($this->input) - $this->position;
            if ($unread > $limit) {
                throw new HttpError($tooLong);
            }
            $this->fillOrFail();
            // The mark may be split between two reads.
            $from = max(0, $unread - strlen($mark) + 1);
        }
        $length = $end - $this->position;
        if ($length > $limit) {
            throw new HttpError($tooLong);
        }
        $text = substr($this->input, $this->position, $length);
        $this->position = $end + strlen($mark);

        return $text;
    }

    /** Exactly $length bytes. */
    public function read(int $length): string
    {
        while (strlen($this->input) - $this->position < $length) {
            $this->fillOrFail();
        }
        $text = substr($this->input, $this->position, $length);
        $this->position += $length;

        return $text;
    }

    /** Goes out at the latest before the next read: the answers to pipelined requests travel together. */
    public function write(string $data): void
    {
        $this->output .= $data;
        if (strlen($this->output) >= self::WRITE_SIZE) {
            $this->flush();
        }
    }

    public function flush(): void
    {
        $output = $this->output;
        $this->output = '';
        if ($output === '') {
            return;
        }
        stream_set_timeout($this->stream, self::WRITE_SECONDS);
        if (@fwrite($this->stream, $output) !== strlen($output)) {
            throw new Disconnected();
        }
    }

    /**
     * Says goodbye before closing: if there is unread input, a plain close would make the kernel
     * reset the connection, and the client might lose our last response.
     */
    public function linger(float $seconds): void
    {
        $this->flush();
        @stream_socket_shutdown($this->stream, STREAM_SHUT_WR);
        $this->setDeadline($seconds);
        do {
            $this->input = '';
            $this->position = 0;
        } while ($this->fill());
    }

    public function close(): void
    {
        fclose($this->stream);
    }

    /** Reads more input, false at the end of the stream or at the deadline. */
    private function fill(): bool
    {
        $this->flush();
        $left = max(0.0, $this->deadline - microtime(true));
        stream_set_timeout($this->stream, (int) $left, (int) (fmod($left, 1.0) * 1e6));
        $data = @fread($this->stream, $this->readSize);
        if ($data === '' || $data === false) {
            return false;
        }
        $this->readSize = strlen($data) === $this->readSize ? self::READ_SIZE_MAX : self::READ_SIZE_MIN;
        $this->input = substr($this->input, $this->position) . $data;
        $this->position = 0;

        return true;
    }

    private function fillOrFail(): void
    {
        if (!$this->fill()) {
            throw stream_get_meta_data($this->stream)['timed_out'] ? new HttpError(408) : new Disconnected();
        }
    }
}
