import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A vendor with one operation, for which the test sets the status of each applicant. */
export type ScriptedVendor = {
  url: string;
  /** The applicant's status at the vendor from now on; `null`: the vendor no longer has the applicant. */
  setStatus(recordId: string, status: string | null): void;
  /** How many calls the vendor got. */
  calls(): number;
  /** Holds back each answer, as it was when the call came, until `release`. `asked` resolves at the first call. */
  holdAnswers(): { asked: Promise<void>; release(): void };
  /** Answers every call with this HTTP status; null: normally. */
  fail(status: number | null): void;
  close(): Promise<void>;
};

type Applicant = { status: string; step: number };

/** Answers as Blockpass does (docs/providers.md#blockpass), each status with a later date than the one before. */
export async function scriptedVendor(): Promise<ScriptedVendor> {
  const applicants = new Map<string, Applicant>();
  let calls = 0;
  let failing: number | null = null;
  let held: { asked(): void; gone: Promise<void> } | null = null;

  const server = createServer(async (request, response) => {
    calls++;
    const id = request.url?.split('/').at(-1) ?? '';
    const applicant = applicants.get(id);
    const status = failing ?? (applicant ? 200 : 404);
    held?.asked();
    await held?.gone;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        status === 200 && applicant ? { status: 'success', data: record(id, applicant) } : { status: 'error' },
      ),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setStatus(recordId, status) {
      if (status === null) applicants.delete(recordId);
      else applicants.set(recordId, { status, step: (applicants.get(recordId)?.step ?? 0) + 1 });
    },
    calls: () => calls,
    holdAnswers() {
      const [asked, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      held = { asked: asked.resolve, gone: gone.promise };
      const release = () => {
        held = null;
        gone.resolve();
      };
      return { asked: asked.promise, release };
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

function record(recordId: string, { status, step }: Applicant) {
  const date = new Date(Date.UTC(2026, 9, 1, 9, step)).toISOString();
  return { status, recordId, refId: `ref-${recordId}`, isArchived: false, waitingDate: date };
}
