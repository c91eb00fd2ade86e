import type { IncomingMessage } from 'node:http';
import type { CallLog } from './call-log.ts';
import { FAULT_KINDS, type Fault, type FaultKind, type Faults } from './faults.ts';
import { type Call, Problem, type Reply, readJson, type Vendor } from './wire.ts';

export type Controls = { faults: Faults; log: CallLog; vendors: Vendor[]; reset(): void };

/** The sandbox's own addresses under `/control`: no vendor has them. */
export function control(call: Call, controls: Controls): Reply {
  const { faults, log } = controls;
  switch (`${call.method} ${call.path}`) {
    case 'GET /faults':
      return { status: 200, json: { faults: faults.list() } };
    case 'POST /faults':
      setFault(readJson(call), controls);
      return { status: 200, json: { faults: faults.list() } };
    case 'GET /log':
      return { status: 200, json: { calls: log.counts(), applied: log.applied() } };
    case 'POST /reset':
      controls.reset();
      return { status: 200, json: { reset: true } };
    default:
      throw new Problem(404, 'No such control');
  }
}

/** Only the machine itself may steer, and no web page in its browser: pages send an Origin. */
export function maySteer(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? '';
  const isLoopback = address === '::1' || /^(::ffff:)?127\./.test(address);
  return isLoopback && request.headers.origin === undefined;
}

function setFault(wanted: Record<string, unknown>, { faults, vendors }: Controls): void {
  const vendor = vendors.find(({ id }) => id === wanted.vendor);
  if (!vendor) throw new Problem(400, `vendor is one of ${vendors.map(({ id }) => id).join(', ')}`);
  faults.set(vendor.id, wanted.kind === null ? null : readFault(vendor.id, wanted));
}

function readFault(vendor: string, wanted: Record<string, unknown>): Fault {
  if (!isFaultKind(wanted.kind)) throw new Problem(400, `kind is null or one of ${FAULT_KINDS.join(', ')}`);
  const { every = 1, ms = 3000, path = null } = wanted;
  if (!isCount(every)) throw new Problem(400, 'every is a whole number from 1');
  if (!isCount(ms)) throw new Problem(400, 'ms is a whole number from 1');
  if (path !== null && typeof path !== 'string') throw new Problem(400, 'path is text');
  return { vendor, kind: wanted.kind, every, ms, path };
}

function isFaultKind(kind: unknown): kind is FaultKind {
  return FAULT_KINDS.some((known) => known === kind);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}
