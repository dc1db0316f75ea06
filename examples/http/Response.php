<?php

declare(strict_types=1);

namespace Example\Http;

/** What a handler returns. */
final class Response
{
    public const REASONS = [
        200 => 'OK',
        400 => 'Bad Request',
        404 => 'Not Found',
        405 => 'Method Not Allowed',
        408 => 'Request Timeout',
        413 => 'Content Too Large',
        417 => 'Expectation Failed',
        431 => 'Request Header Fields Too Large',
        500 => 'Internal Server Error',
        501 => 'Not Implemented',
        505 => 'HTTP Version Not Supported',
    ];

    /** @param array<string, string> $headers */
    public function __construct(
        public readonly string $body,
        public readonly int $status = 200,
        public readonly array $headers = ['Content-Type' => 'text/plain; charset=utf-8'],
    ) {
    }

    public static function json(mixed $data): self
    {
        return new self(json_encode($data, JSON_THROW_ON_ERROR) . "\n", 200, ['Content-Type' => 'application/json']);
    }

    public static function error(HttpError $error): self
    {
        $headers = ['Content-Type' => 'text/plain; charset=utf-8'] + $error->headers;

        return new self($error->getMessage() . "\n", $error->status, $headers);
    }

    /** As it goes over the wire. A HEAD request gets everything but the body. */
    public function toString(bool $keepAlive = false, bool $withBody = true): string
    {
        $head = "HTTP/1.1 $this->status " . self::REASONS[$this->status] . "\r\n"
            . 'Date: ' . gmdate('D, d M Y H:i:s') . " GMT\r\n";
        foreach ($this->headers as $name => $value) {
            $head .= "$name: $value\r\n";
        }
        $head .= 'Content-Length: ' . strlen($this->body) . "\r\n"
            . ($keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");

        return $withBody ? $head . $this->body : $head;
    }
}
