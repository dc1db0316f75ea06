<?php
/* The work of the cases sql-1, page and service-mix, the same for both sides. */

declare(strict_types=1);

const ROWS = 10_000;

/** What the page waits for, one after the other or at once. */
const PAGE_MS = [10, 15, 20, 25, 30];

final class App
{
    /**
     * @param Closure(int): PDO $db The connection for one of several queries that run at once.
     * @param Closure(array<Closure>): array $all Runs closures and returns their results.
     */
    public function __construct(
        private readonly Closure $db,
        private readonly Closure $all,
        private readonly string $upstream,
    ) {
    }

    public function row(int $connection = 0): array
    {
        $statement = ($this->db)($connection)->prepare('SELECT id, number, text FROM rows WHERE id = ?');
        $statement->execute([random_int(1, ROWS)]);

        return $statement->fetch(PDO::FETCH_ASSOC);
    }

    public function page(): array
    {
        return ($this->all)(array_map(fn(int $ms, int $i) => fn() => $this->slow($ms, $i), PAGE_MS, array_keys(PAGE_MS)));
    }

    public function slow(int $ms, int $connection = 0): int
    {
        $statement = ($this->db)($connection)->prepare('SELECT ?::int FROM pg_sleep(?)');
        $statement->execute([$ms, $ms / 1000]);

        return $statement->fetchColumn();
    }

    /** Forty calls of another service. */
    public function fanout(): array
    {
        return array_column(($this->all)(array_fill(0, 40, fn() => $this->call('fast'))), 'answer');
    }

    /** One of them. */
    public function fast(): array
    {
        return $this->call('fast');
    }

    /** Three queries, two calls of another service, a template. */
    public function mix(): string
    {
        [$row, $list, $count, $user, $offers] = ($this->all)([
            fn() => $this->row(0),
            fn() => $this->list(1),
            fn() => $this->count(2),
            fn() => $this->call('user'),
            fn() => $this->call('offers'),
        ]);
        ob_start();
        require __DIR__ . '/page.phtml';

        return ob_get_clean();
    }

    private function list(int $connection): array
    {
        $statement = ($this->db)($connection)->prepare('SELECT id, number, text FROM rows WHERE id > ? ORDER BY id LIMIT 20');
        $statement->execute([random_int(1, ROWS - 20)]);

        return $statement->fetchAll(PDO::FETCH_ASSOC);
    }

    private function count(int $connection): int
    {
        $statement = ($this->db)($connection)->prepare('SELECT COUNT(*) FROM rows WHERE number = ?');
        $statement->execute([random_int(0, 999)]);

        return $statement->fetchColumn();
    }

    private function call(string $what): array
    {
        return json_decode(file_get_contents("http://$this->upstream/$what"), true, flags: JSON_THROW_ON_ERROR);
    }
}
