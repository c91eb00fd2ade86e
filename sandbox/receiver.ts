import type { Call, Reply } from './http/call.ts';

/** One webhook as it arrived. */
export type ReceivedWebhook = { headers: Record<string, string>; body: string; at: string };

/** Systems of the desk's own organisation, each under its name: they keep the webhooks they get, and verify none. */
export type Receiver = {
  /** Keeps a webhook, and answers with the status that was set for the name, 204 by default. */
  take(call: Call): Reply;
  received(name: string): ReceivedWebhook[];
  answerWith(name: string, status: number): void;
  clear(): void;
};

/** The most webhooks kept for a name; older ones are dropped. */
const MOST_KEPT = 200;

export function createReceiver(): Receiver {
  const kept = new Map<string, ReceivedWebhook[]>();
  const statuses = new Map<string, number>();
  return {
    take(call) {
      const name = call.path.slice(1);
      const webhook = { headers: signatureHeaders(call), body: call.body.toString('utf8'), at: call.now.toISOString() };
      kept.set(name, [...(kept.get(name) ?? []), webhook].slice(-MOST_KEPT));
      return { status: statuses.get(name) ?? 204, bytes: Buffer.alloc(0), mediaType: 'text/plain' };
    },
    received: (name) => kept.get(name) ?? [],
    answerWith: (name, status) => void statuses.set(name, status),
    clear() {
      kept.clear();
      statuses.clear();
    },
  };
}

function signatureHeaders({ headers }: Call): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith('webhook-') ? [[name, [value ?? ''].flat().join(', ')]] : [],
    ),
  );
}
