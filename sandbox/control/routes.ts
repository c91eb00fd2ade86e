import type { IncomingMessage } from 'node:http';
import type { Faults } from '../faults/faults.ts';
import { type Call, Problem, type Reply, readJson, requiredText } from '../http/call.ts';
import type { CallLog } from '../http/call-log.ts';
import type { Receiver } from '../receiver.ts';
import type { Vendor } from '../vendors/vendor.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import type { Targets } from '../webhooks/targets.ts';
import { setFault } from './faults.ts';
import { countIn } from './input.ts';
import { changeApplicant, completeApplicant, createApplicants, listApplicants } from './people.ts';
import { registerWebhook, sendWebhook, shownTargets } from './webhooks.ts';

export type Controls = {
  faults: Faults;
  log: CallLog;
  vendors: Vendor[];
  targets: Targets;
  webhooks: WebhookSender;
  receiver: Receiver;
  reset(): void;
  stop(): void;
};

type Route = (call: Call, controls: Controls) => unknown;

/** The sandbox's own addresses under `/control`; they belong to no vendor. */
const ROUTES: Record<string, Route> = {
  'GET /faults': (_, { faults }) => ({ faults: faults.list() }),
  'POST /faults': (call, { faults, vendors }) => setFault(readJson(call), faults, vendors),
  'GET /log': (_, { log }) => ({ calls: log.calls(), applied: log.applied() }),
  'POST /reset': (_, controls) => {
    controls.reset();
    return { reset: true };
  },
  'GET /people': (call, { vendors }) => listApplicants(call, vendors),
  'POST /create': (call, { vendors }) => createApplicants(call, vendors),
  'POST /complete': (call, { vendors }) => completeApplicant(call, vendors),
  'POST /change': (call, { vendors }) => changeApplicant(call, vendors),
  'GET /webhooks': (_, { vendors, targets, webhooks }) => ({
    targets: shownTargets(vendors, targets.all()),
    deliveries: webhooks.latest(),
  }),
  'POST /webhooks': registerWebhook,
  'POST /webhooks/send': sendWebhook,
  'GET /received': (call, { receiver }) => ({ received: receiver.received(call.query.get('name') ?? '') }),
  'POST /received': (call, { receiver }) => {
    const input = readJson(call);
    receiver.answerWith(requiredText(input, 'name'), countIn(input, 'status', 204));
    return { set: true };
  },
};

export async function runControl(call: Call, controls: Controls): Promise<Reply> {
  const route = ROUTES[`${call.method} ${call.path}`];
  if (!route) throw new Problem(404, 'No such control');
  return { status: 200, json: await route(call, controls) };
}

/** Accepts calls from this machine only. A call with an Origin header comes from a web page and is refused. */
export function isLocalCaller(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? '';
  const isLoopback = address === '::1' || /^(::ffff:)?127\./.test(address);
  return isLoopback && request.headers.origin === undefined;
}
