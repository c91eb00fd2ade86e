import 'server-only';
import { Socket } from 'node:net';
import pg from 'pg';
import { type Columns, PreparedRead, type Statement } from './prepared-read.ts';

/**
 * Connections for small reads alone. Statements of many requests are sent over one of them without waiting for each
 * other's answers, which PostgreSQL gives in their order: a statement then costs the kernel a part of a packet in each
 * direction, and not packets and a wake-up of its own. One that took long would keep those behind it waiting, so only
 * statements come here that read few rows by an index and wait for no lock.
 */
export type ReadLines = {
  /**
   * Reads rows by a statement whose text never changes under its name. One whose connection broke is sent again once;
   * any other error is that of this statement alone.
   */
  read<Row extends object>(statement: Statement): Promise<Row[]>;
  close(): Promise<void>;
};

/** How many connections, and how many statements wait for one before the next is used. */
export type Share = { count: number; sharedBy: number };

/**
 * PostgreSQL otherwise plans some of them for their values each time, which takes as long as reading. Their plans do
 * not depend on values: what does (a state) is in the text. Nor are they compiled, which takes longer than any of them.
 */
const plannedOnce = 'SET plan_cache_mode = force_generic_plan; SET jit = off';

type Line = {
  client: pg.Client;
  socket: Socket;
  isOpen: Promise<unknown>;
  waiting: number;
  known: Map<string, Columns>;
  forget: () => void;
};

/** A connection that breaks is replaced by the next statement. */
export function readLines(config: pg.ClientConfig, { count, sharedBy }: Share): ReadLines {
  const lines = new Map<number, Line>();

  return {
    read: async <Row extends object>(statement: Statement) => {
      try {
        return await readOnce<Row>(statement);
      } catch (error) {
        // What only reads can be sent again, over a new connection.
        if (!isLost(error)) throw error;
        return await readOnce<Row>(statement);
      }
    },
    close: async () => {
      const open = [...lines.values()];
      lines.clear();
      await Promise.all(
        open.map(({ client, isOpen }) =>
          isOpen.then(
            () => client.end(),
            () => undefined,
          ),
        ),
      );
    },
  };

  /**
   * The first that few wait for, so that what is sent together shares a packet; when all are busy, the one that the
   * fewest wait for.
   */
  function lineToUse(): Line {
    const places = Array.from({ length: count }, (_, place) => place);
    const waiting = (place: number) => lines.get(place)?.waiting ?? 0;
    const fewest = () => places.reduce((one, other) => (waiting(other) < waiting(one) ? other : one));
    const place = places.find((one) => waiting(one) < sharedBy) ?? fewest();
    return lines.get(place) ?? opened(place);
  }

  async function readOnce<Row extends object>(statement: Statement): Promise<Row[]> {
    const line = lineToUse();
    line.waiting += 1;
    try {
      await line.isOpen;
      sendTogether(line.socket);
      return await run<Row>(line, statement);
    } catch (error) {
      // Its stack leads to the socket that brought it, and not to who asked.
      if (error instanceof Error) Error.captureStackTrace(error);
      if (isLost(error)) {
        line.forget();
        line.client.end().catch(() => undefined);
      }
      throw error;
    } finally {
      line.waiting -= 1;
    }
  }

  function opened(place: number): Line {
    const socket = new Socket();
    const client = new pg.Client({ ...config, pipeline: true, stream: () => socket });
    const forget = () => {
      if (lines.get(place)?.client === client) lines.delete(place);
    };
    // Without a listener a connection that the server closes would end this process.
    client.on('error', forget);
    client.on('end', forget);
    const isOpen = client.connect().then(() => client.query(plannedOnce));
    isOpen.catch(forget);
    const line = { client, socket, isOpen, waiting: 0, known: new Map<string, Columns>(), forget };
    lines.set(place, line);
    return line;
  }
}

function run<Row extends object>({ client, known }: Line, statement: Statement): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    client.query(new PreparedRead<Row>(statement, known, (error, rows) => (error ? reject(error) : resolve(rows))));
  });
}

/** Holds what is written back until the statements of this turn are there: one packet then takes them all. */
function sendTogether(socket: Socket): void {
  if (socket.writableCorked > 0) return;
  socket.cork();
  process.nextTick(() => socket.uncork());
}

/** Whether the connection broke, or PostgreSQL ended it, and not the statement failed. */
function isLost(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || error.severity === 'FATAL';
}
