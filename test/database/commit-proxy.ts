import { createConnection, createServer, type Socket } from 'node:net';

/** Whether the connection breaks before the statement reaches PostgreSQL, or after it, before the answer. */
export type Break = 'before_commit' | 'after_commit';

const commit = 'COMMIT\0';

export type CommitProxy = {
  /** The same database through the proxy. */
  readonly url: string;
  /** Breaks the connection that sends the next statement with these words; without words, the next COMMIT. */
  breakNext(how: Break, words?: string): void;
  readonly close: () => Promise<void>;
};

/** A proxy to PostgreSQL whose connection breaks during a COMMIT, so that the client can't know whether it was done. */
export async function commitProxy(databaseUrl: string): Promise<CommitProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let next: Break | null = null;
  let marker = commit;
  const server = createServer((client) => {
    const database = createConnection(Number(target.port), target.hostname);
    let isLastAnswer = false;
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        database.destroy();
        sockets.delete(socket);
      });
    }
    client.on('data', (bytes) => {
      if (next === null || !bytes.includes(marker)) return void database.write(bytes);
      isLastAnswer = next === 'after_commit';
      next = null;
      if (isLastAnswer) database.write(bytes);
      else client.destroy();
    });
    database.on('data', (bytes) => void (isLastAnswer ? client.destroy() : client.write(bytes)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.href,
    breakNext: (how, words = commit) => {
      next = how;
      marker = words;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
