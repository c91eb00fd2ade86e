import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './answer.ts';
import { createBlockpass } from './blockpass/index.ts';
import { createCallLog } from './call-log.ts';
import { type Controls, control, maySteer } from './control.ts';
import { dayOf } from './dates.ts';
import { createFaults } from './faults.ts';
import { createPictures } from './pictures.ts';
import { openStateFile } from './state-file.ts';
import { createVult } from './vult/index.ts';
import { storm } from './weather.ts';
import { type Call, Problem, type Vendor } from './wire.ts';

export type SandboxSettings = {
  host: string;
  /** 0 takes a free one. */
  port: number;
  seed: string;
  /** Invented people per vendor; 200 unless said. */
  people?: number;
  /** Keeps the first start's day and what was deleted, anonymized or archived over restarts. */
  stateFile?: string;
  /** `YYYY-MM-DD`, the day from which ages and expiries are told; else the state file's, else this one. */
  today?: string;
  /** How long a Vult token lives; 600 unless said. */
  tokenSeconds?: number;
  /** How long after a read with the archive key Blockpass archives; 10 unless said. */
  archiveDelaySeconds?: number;
  now?: () => Date;
};

export type Sandbox = { url: string; today: string; close(): Promise<void> };

// Requests are small: what an applicant uploads stays under this.
const BODY_LIMIT = 25 * 1024 * 1024;

/**
 * Starts the vendors' simulators on one port: `/vult/…` and `/blockpass/…`, and `/control/…` for this machine only.
 * Rejects when the port is taken.
 */
export async function startSandbox(settings: SandboxSettings): Promise<Sandbox> {
  const now = settings.now ?? (() => new Date());
  const state = openStateFile(settings.stateFile);
  const today = settings.today ?? state.today ?? dayOf(now());
  const clientele = { seed: settings.seed, people: settings.people ?? 200, today, pictures: createPictures() };
  const vendors: Vendor[] = [
    createVult({ ...clientele, tokenSeconds: settings.tokenSeconds ?? 600 }),
    createBlockpass({ ...clientele, archiveDelaySeconds: settings.archiveDelaySeconds ?? 10 }),
  ];
  for (const vendor of vendors) vendor.restore(state.changes[vendor.id]);
  const save = () => state.save(today, Object.fromEntries(vendors.map((vendor) => [vendor.id, vendor.changes()])));
  save();
  const controls = createControls(vendors);
  const server = createServer((request, response) => {
    serve(request, response, controls, now())
      .then(save)
      .catch((cause: unknown) => fail(response, cause));
  });
  const url = await listen(server, settings);
  return { url, today, close: () => close(server) };
}

function createControls(vendors: Vendor[]): Controls {
  const faults = createFaults();
  const log = createCallLog();
  const reset = () => {
    faults.clear();
    log.clear();
    for (const vendor of vendors) vendor.restore(undefined);
  };
  return { faults, log, vendors, reset };
}

async function serve(request: IncomingMessage, response: ServerResponse, controls: Controls, now: Date): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const [, prefix = ''] = url.pathname.split('/');
  const call: Call = {
    method: request.method ?? 'GET',
    path: url.pathname.slice(prefix.length + 1) || '/',
    query: url.searchParams,
    headers: request.headers,
    body: await readBody(request),
    now,
  };
  if (prefix === 'control') {
    const reply = maySteer(request) ? outcomeOf(() => control(call, controls)) : { status: 403, json: { error: 'Not from here' } };
    return answer(response, await reply);
  }
  const vendor = controls.vendors.find(({ id }) => id === prefix);
  return vendor ? serveVendor(vendor, call, response, controls) : answer(response, { status: 404, json: { error: 'Not found' } });
}

async function serveVendor(vendor: Vendor, call: Call, response: ServerResponse, { faults, log }: Controls): Promise<void> {
  const operation = vendor.find(call);
  log.note(vendor.id, operation?.name ?? 'unknown');
  if (!operation) return answer(response, vendor.problem(404, 'Not found'));
  const guarded = { name: operation.name, run: () => outcomeOf(() => operation.run(), vendor) };
  const fault = faults.strike(vendor.id, call.path);
  if (fault) return storm(fault, vendor, guarded, response);
  return answer(response, await guarded.run());
}

async function outcomeOf(run: () => ReturnType<Vendor['problem']> | Promise<ReturnType<Vendor['problem']>>, vendor?: Vendor) {
  try {
    return await run();
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return vendor ? vendor.problem(cause.status, cause.message) : { status: cause.status, json: { error: cause.message } };
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > BODY_LIMIT) throw new Problem(413, 'Too large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function fail(response: ServerResponse, cause: unknown): void {
  // A caller that hangs up while it still sends is not our failure.
  if (response.socket === null || response.socket.destroyed) return;
  if (!(cause instanceof Problem)) console.error(cause);
  if (response.headersSent) return void response.destroy();
  response.writeHead(cause instanceof Problem ? cause.status : 500, { 'content-type': 'application/json' }).end('{"error":"The sandbox itself failed"}');
}

function listen(server: Server, { host, port }: SandboxSettings): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${taken}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((cause) => (cause ? reject(cause) : resolve()));
    server.closeAllConnections();
  });
}
