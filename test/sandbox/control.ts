import { registerWebhookInPortal } from '#bin/sandbox/portal.ts';

/** How often each vendor was called, by operation, and how often it carried an operation out, by applicant. */
export type SandboxLog = {
  calls: Record<string, Record<string, number>>;
  applied: Record<string, Record<string, Record<string, number>>>;
};

export type Fault = { kind: string; every?: number; ms?: number; path?: string; times?: number };

/**
 * Calls the control API of a running sandbox; a body makes it a POST.
 * @throws Error with the sandbox's message when it refuses
 */
export async function control(url: string, path: string, body?: object) {
  const answer = await fetch(`${url}/control${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : {});
  if (!answer.ok) throw new Error(`The sandbox refuses ${path} (${answer.status}): ${await answer.text()}`);
  return answer.json();
}

/** Sets a fault of a vendor; null ends all of its faults. */
export async function setFault(url: string, vendor: string, fault: Fault | null): Promise<void> {
  await control(url, '/faults', { vendor, ...(fault ?? { kind: null }) });
}

/** All applicants of a vendor, newest first, with the vendor's own status words. */
export async function applicantsAt(url: string, vendor: string): Promise<{ id: string; status: string }[]> {
  return (await control(url, `/people?vendor=${vendor}`)).people;
}

export function sandboxLog(url: string): Promise<SandboxLog> {
  return control(url, '/log');
}

/** How often a vendor was called: for one operation, or for any. */
export async function callsTo(url: string, vendor: string, operation?: string): Promise<number> {
  const calls = (await sandboxLog(url)).calls[vendor] ?? {};
  return operation === undefined ? sum(calls) : (calls[operation] ?? 0);
}

/** How often a vendor carried an operation out: for one applicant, or for all. */
export async function timesApplied(url: string, vendor: string, operation: string, id?: string): Promise<number> {
  const applied = (await sandboxLog(url)).applied[vendor]?.[operation] ?? {};
  return id === undefined ? sum(applied) : (applied[id] ?? 0);
}

/** The control API for one vendor of a running sandbox. */
export function sandboxControl(url: string, vendor: string) {
  const post = (path: string, body: object): Promise<unknown> => control(url, path, { vendor, ...body });
  return {
    callsOf: (operation: string) => callsTo(url, vendor, operation),
    appliedOf: (operation: string) => timesApplied(url, vendor, operation),
    /** Makes `address` the vendor's only webhook address. */
    tellOnly: (address: string, settings: Record<string, string>) =>
      registerWebhookInPortal(url, vendor, address, settings),
    /** Sends one webhook now. */
    send: (webhook: { id?: string; kind?: string; bad?: string }) => post('/webhooks/send', webhook),
    complete: (id: string) => post('/complete', { id }),
    fault: (fault: Fault | { kind: null }) => post('/faults', fault),
    reset: () => post('/reset', {}),
  };
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
