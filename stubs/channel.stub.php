<?php

/**
 * @generate-class-entries
 */

namespace Async;

/** Why a Channel was closed. */
enum ChannelCloseReason: string
{
    /** By close(). */
    case EXPLICIT = 'explicit';
    /** The Channel object was destroyed. */
    case DISPOSED = 'disposed';
    /** Receivers have waited for longer than the no-producer timeout. */
    case NO_PRODUCERS = 'no producers timeout';
    /** Senders have waited for longer than the no-consumer timeout. */
    case NO_CONSUMERS = 'no consumers timeout';
    /** Nothing was left that could have ended the wait. */
    case DEADLOCK = 'deadlock';
    /** The scope it was created in was disposed or cancelled. */
    case SCOPE_DISPOSED = 'scope disposed';
}

/** A Channel is closed. */
class ChannelException extends AsyncException
{
    public ChannelCloseReason $reason;
}

/**
 * Hands values from coroutine to coroutine, in order. Without a buffer sender and
 * receiver meet; with one, senders wait only while it is full. Who waits is served in
 * the order of arrival, and nobody who comes later gets in between.
 *
 * It belongs to the scope it was created in: disposing or cancelling that closes it.
 *
 * @strict-properties
 * @not-serializable
 * @template TValue
 * @template-implements Awaitable<TValue>
 * @template-implements \IteratorAggregate<null, TValue>
 */
final class Channel implements Awaitable, \IteratorAggregate, \Countable
{
    /**
     * @param int  $capacity          Size of the buffer; 0 for none.
     * @param int  $noProducerTimeout How long receivers may wait for a sender, in ms; 0 for ever.
     * @param int  $noConsumerTimeout How long senders may wait for a receiver, in ms; 0 for ever.
     * @param bool $hardTimeouts      False: what waits too long is closed only when nothing else could end
     *                                the wait, that is, instead of a deadlock. True: always.
     * @throws \ValueError A number is not between 0 and 2147483647.
     */
    public function __construct(int $capacity = 0, int $noProducerTimeout = 0, int $noConsumerTimeout = 0, bool $hardTimeouts = false) {}

    /**
     * Hands over a value; waits while the buffer is full or, without one, until it was taken.
     *
     * @phpstan-param TValue $value
     * @param Completable|null $cancellationToken Ends the wait when it completes.
     * @throws ChannelException It is closed.
     * @throws OperationCanceledException $cancellationToken completed first.
     */
    public function send(mixed $value, ?Completable $cancellationToken = null): void {}

    /**
     * Hands over a value if that needs no wait. Without a buffer one value can be left behind.
     *
     * @phpstan-param TValue $value
     * @return bool False when there is no room, or when it is closed.
     */
    public function sendAsync(mixed $value): bool {}

    /**
     * Takes the next value; waits until there is one. After close() what is in the buffer
     * comes first.
     *
     * @param Completable|null $cancellationToken Ends the wait when it completes.
     * @return TValue
     * @throws ChannelException It is closed.
     * @throws OperationCanceledException $cancellationToken completed first.
     */
    public function recv(?Completable $cancellationToken = null): mixed {}

    /**
     * A Future of the next value. Once it is cancelled, or nobody holds it, it gets none.
     *
     * @return Future<TValue>
     */
    public function recvAsync(): Future {}

    /** Ends the waits of both sides with a ChannelException. No effect once it is closed. */
    public function close(): void {}

    /** True after close() and after the other ends of it, see ChannelCloseReason. */
    public function isClosed(): bool {}

    /** Size of the buffer. */
    public function capacity(): int {}

    /** Values in the buffer. */
    public function count(): int {}

    /** True when nothing is in the buffer. */
    public function isEmpty(): bool {}

    /** True when the buffer has no room. */
    public function isFull(): bool {}

    /**
     * Receives until it is closed by close(); other reasons are thrown as ChannelException.
     * Several coroutines may iterate at once.
     *
     * @return \Iterator<null, TValue>
     */
    public function getIterator(): \Iterator {}
}
