import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A vendor with one operation; the test sets each applicant's status. */
export type StatusVendor = {
  url: string;
  /** Sets an applicant's status at the vendor; `null` removes the applicant. */
  setStatus(recordId: string, status: string | null): void;
  /** How many calls the vendor received. */
  calls(): number;
  /** From now on, answers have the status at the time of the call, and are sent on `release`. */
  hold(): { called: Promise<void>; release(): void };
  /** Answers every call with this HTTP status; null ends that. */
  fail(status: number | null): void;
  close(): Promise<void>;
};

type VendorApplicant = { status: string; step: number };

/** Answers as Blockpass does (docs/providers.md#blockpass), each status with a later date than the one before. */
export async function statusVendor(): Promise<StatusVendor> {
  const people = new Map<string, VendorApplicant>();
  let calls = 0;
  let failing: number | null = null;
  let held: { called(): void; released: Promise<void> } | null = null;

  const server = createServer(async (request, response) => {
    calls++;
    const id = request.url?.split('/').at(-1) ?? '';
    const person = people.get(id);
    const status = failing ?? (person ? 200 : 404);
    held?.called();
    await held?.released;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(status === 200 && person ? { status: 'success', data: record(id, person) } : { status: 'error' }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setStatus(recordId, status) {
      if (status === null) people.delete(recordId);
      else people.set(recordId, { status, step: (people.get(recordId)?.step ?? 0) + 1 });
    },
    calls: () => calls,
    hold() {
      const [called, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      held = { called: called.resolve, released: released.promise };
      const release = () => {
        held = null;
        released.resolve();
      };
      return { called: called.promise, release };
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

function record(recordId: string, { status, step }: VendorApplicant) {
  const date = new Date(Date.UTC(2026, 9, 1, 9, step)).toISOString();
  return { status, recordId, refId: `ref-${recordId}`, isArchived: false, waitingDate: date };
}
