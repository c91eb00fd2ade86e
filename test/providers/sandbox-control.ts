import { ask } from '../sandbox/callers.ts';

type Log = {
  /** By vendor and operation. */
  calls: Record<string, Record<string, number>>;
  /** By vendor, operation and applicant. */
  applied: Record<string, Record<string, Record<string, number>>>;
};

/** Controls a running sandbox in tests, through its `/control` addresses. */
export function sandboxControl(url: string, vendor: string) {
  const post = (path: string, body: object): Promise<unknown> => ask(url, path, { vendor, ...body });
  const log = async () => (await ask(url, '/log')) as Log;
  return {
    /** How many calls of this operation the vendor received. */
    callsOf: async (operation: string): Promise<number> => (await log()).calls[vendor]?.[operation] ?? 0,
    /** How often the vendor carried this operation out, over all applicants. */
    async appliedOf(operation: string): Promise<number> {
      const times = (await log()).applied[vendor]?.[operation] ?? {};
      return Object.values(times).reduce((sum, each) => sum + each, 0);
    },
    /** Sends everything that this vendor notifies to this address only. */
    async tellOnly(address: string, settings: Record<string, string>): Promise<void> {
      await post('/webhooks', { url: null });
      await post('/webhooks', { url: address, settings });
    },
    /** Sends one notification now. */
    send: (said: { id: string; kind?: string; bad?: string }) => post('/webhooks/send', said),
    complete: (id: string) => post('/complete', { id }),
    /** Makes the vendor misbehave; `kind: null` ends it. */
    fault: (said: object) => post('/faults', said),
    /** Resets the sandbox to its start. */
    reset: () => post('/reset', {}),
  };
}
