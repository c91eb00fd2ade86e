import type { IncomingMessage } from 'node:http';
import type { Faults } from '../faults/faults.ts';
import { type Call, Problem, type Reply, readJson } from '../http/call.ts';
import type { CallLog } from '../http/call-log.ts';
import type { Vendor } from '../vendors/vendor.ts';
import type { PostOffice } from '../webhooks/sender.ts';
import type { Targets } from '../webhooks/targets.ts';
import { setFault } from './faults.ts';
import { changeOne, completeOne, createSome, people } from './people.ts';
import { registerWebhook, sendWebhook, shownTargets } from './webhooks.ts';

export type Controls = {
  faults: Faults;
  log: CallLog;
  vendors: Vendor[];
  targets: Targets;
  postOffice: PostOffice;
  reset(): void;
  stop(): void;
};

type Route = (call: Call, controls: Controls) => unknown;

/** The sandbox's own addresses under `/control`: no vendor has them. */
const ROUTES: Record<string, Route> = {
  'GET /faults': (_, { faults }) => ({ faults: faults.list() }),
  'POST /faults': (call, { faults, vendors }) => setFault(readJson(call), faults, vendors),
  'GET /log': (_, { log }) => ({ calls: log.counts(), applied: log.applied() }),
  'POST /reset': (_, controls) => {
    controls.reset();
    return { reset: true };
  },
  'GET /people': (call, { vendors }) => people(call, vendors),
  'POST /create': (call, { vendors }) => createSome(call, vendors),
  'POST /complete': (call, { vendors }) => completeOne(call, vendors),
  'POST /change': (call, { vendors }) => changeOne(call, vendors),
  'GET /webhooks': (_, { vendors, targets, postOffice }) => ({
    targets: shownTargets(vendors, targets.all()),
    posted: postOffice.posted(),
  }),
  'POST /webhooks': registerWebhook,
  'POST /webhooks/send': sendWebhook,
};

export async function control(call: Call, controls: Controls): Promise<Reply> {
  const route = ROUTES[`${call.method} ${call.path}`];
  if (!route) throw new Problem(404, 'No such control');
  return { status: 200, json: await route(call, controls) };
}

/** Only the machine itself may steer, and no web page in its browser: pages send an Origin. */
export function maySteer(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? '';
  const isLoopback = address === '::1' || /^(::ffff:)?127\./.test(address);
  return isLoopback && request.headers.origin === undefined;
}
