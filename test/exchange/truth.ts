import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** For tests alone: a vendor of one operation, whose truth about each person the test moves on. */
export type TestTruth = {
  url: string;
  /** The person's status at the vendor from now on; `null`: the vendor no longer has them. */
  say(recordId: string, status: string | null): void;
  /** How often the vendor was asked. */
  calls(): number;
  /** From now on answers are as they were when the question came, and come when the test lets them go. */
  hold(): { asked: Promise<void>; letGo(): void };
  /** Answers everything with this HTTP status; null: as it should. */
  fail(status: number | null): void;
  close(): Promise<void>;
};

type Person = { status: string; step: number };

/** Answers as Blockpass does (docs/providers.md#blockpass), each status with a later date than the one before. */
export async function testTruth(): Promise<TestTruth> {
  const people = new Map<string, Person>();
  let calls = 0;
  let failing: number | null = null;
  let held: { asked(): void; gone: Promise<void> } | null = null;

  const server = createServer(async (request, response) => {
    calls++;
    const id = request.url?.split('/').at(-1) ?? '';
    const person = people.get(id);
    const status = failing ?? (person ? 200 : 404);
    held?.asked();
    await held?.gone;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(status === 200 && person ? { status: 'success', data: record(id, person) } : { status: 'error' }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    say(recordId, status) {
      if (status === null) people.delete(recordId);
      else people.set(recordId, { status, step: (people.get(recordId)?.step ?? 0) + 1 });
    },
    calls: () => calls,
    hold() {
      const [asked, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      held = { asked: asked.resolve, gone: gone.promise };
      const letGo = () => {
        held = null;
        gone.resolve();
      };
      return { asked: asked.promise, letGo };
    },
    fail(status) {
      failing = status;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function record(recordId: string, { status, step }: Person) {
  const date = new Date(Date.UTC(2026, 9, 1, 9, step)).toISOString();
  return { status, recordId, refId: `ref-${recordId}`, isArchived: false, waitingDate: date };
}
