import { ask } from '../sandbox/callers.ts';

type Log = {
  /** By vendor and operation. */
  calls: Record<string, Record<string, number>>;
  /** By vendor, operation and applicant. */
  applied: Record<string, Record<string, Record<string, number>>>;
};

/** Steers a running sandbox for tests, over its own `/control` addresses and nothing else. */
export function sandboxControl(url: string, vendor: string) {
  const post = (path: string, body: object): Promise<unknown> => ask(url, path, { vendor, ...body });
  const log = async () => (await ask(url, '/log')) as Log;
  return {
    /** How often the vendor was asked for this operation. */
    callsOf: async (operation: string): Promise<number> => (await log()).calls[vendor]?.[operation] ?? 0,
    /** How often the vendor carried this operation out, over all applicants. */
    async appliedOf(operation: string): Promise<number> {
      const times = (await log()).applied[vendor]?.[operation] ?? {};
      return Object.values(times).reduce((sum, each) => sum + each, 0);
    },
    /** Everything this vendor tells goes to this address from now on, and nowhere else. */
    async tellOnly(address: string, settings: Record<string, string>): Promise<void> {
      await post('/webhooks', { url: null });
      await post('/webhooks', { url: address, settings });
    },
    /** Sends one notification now. */
    send: (said: { id: string; kind?: string; bad?: string }) => post('/webhooks/send', said),
    complete: (id: string) => post('/complete', { id }),
    /** Makes the vendor misbehave; `kind: null` ends that. */
    fault: (said: object) => post('/faults', said),
    /** The sandbox is as it was started. */
    reset: () => post('/reset', {}),
  };
}
