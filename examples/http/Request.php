<?php

declare(strict_types=1);

namespace Example\Http;

/** One request, complete with its body. */
final class Request
{
    /** @param array<string, string> $headers by lower-case name */
    public function __construct(
        public readonly string $method,
        public readonly string $target,
        public readonly string $version,
        public readonly array $headers,
        public readonly string $body = '',
    ) {
    }

    public function withBody(string $body): self
    {
        return new self($this->method, $this->target, $this->version, $this->headers, $body);
    }

    /** The target without query; also of the absolute form "GET http://host/path". */
    public function path(): string
    {
        $path = explode('?', $this->target, 2)[0];
        if (!str_starts_with($path, '/') && preg_match('~^https?://[^/]*(/.*)?$~i', $path, $part) === 1) {
            return $part[1] ?? '/';
        }

        return $path;
    }

    public function keepsAlive(): bool
    {
        $connection = $this->headers['connection'] ?? '';
        if ($connection === '') {
            return $this->version === '1.1';
        }
        $options = array_map('trim', explode(',', strtolower($connection)));

        return !in_array('close', $options, true)
            && ($this->version === '1.1' || in_array('keep-alive', $options, true));
    }
}
