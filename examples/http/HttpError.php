<?php

declare(strict_types=1);

namespace Example\Http;

/** Ends a request with an error status; thrown by the parser or by a handler. */
final class HttpError extends \Exception
{
    /** @param array<string, string> $headers */
    public function __construct(public readonly int $status, string $message = '', public readonly array $headers = [])
    {
        parent::__construct($message !== '' ? $message : Response::REASONS[$status]);
    }
}
