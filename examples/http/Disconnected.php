<?php

declare(strict_types=1);

namespace Example\Http;

/** The client has gone; there is nobody to answer. */
final class Disconnected extends \Exception
{
}
