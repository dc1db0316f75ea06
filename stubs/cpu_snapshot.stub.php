<?php

/**
 * @generate-class-entries
 */

namespace Async;

/**
 * The counters of CPU time at one moment, in ns. The difference of two says how busy
 * the process and the machine were in between; see cpu_usage() too.
 *
 * @strict-properties
 * @not-serializable
 */
final class CpuSnapshot
{
    /** A clock that only goes forward. */
    public readonly int $wallNs;
    /** CPU time of the process in user mode. */
    public readonly int $processUserNs;
    /** CPU time of the process in the kernel. */
    public readonly int $processSystemNs;
    /** Idle time of all CPUs together. */
    public readonly int $systemIdleNs;
    /** Busy time of all CPUs together. */
    public readonly int $systemBusyNs;
    /** CPUs of the machine. */
    public readonly int $cpuCount;

    private function __construct() {}

    /** Reads the counters now. */
    public static function now(): CpuSnapshot {}
}
