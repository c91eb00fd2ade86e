import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createControls, restoreState, savedState } from './control/controls.ts';
import { dayOf } from './dates.ts';
import { answerFailure, logFailure, serve } from './http/serve.ts';
import { createPictures } from './papers/pictures.ts';
import { openStateFile } from './state-file.ts';
import { createAllpass } from './vendors/allpass/index.ts';
import { createB2Core } from './vendors/b2core/index.ts';
import { createBlockpass } from './vendors/blockpass/index.ts';
import { createOndato } from './vendors/ondato/index.ts';
import type { Vendor } from './vendors/vendor.ts';
import { createVult } from './vendors/vult/index.ts';
import type { Report } from './webhooks/events.ts';

// Vendors wait up to hours; tests should not.
const RETRY_MS = [500, 2000, 8000];

export type SandboxSettings = {
  host: string;
  /** 0 takes a free port. */
  port: number;
  seed: string;
  /** Invented people per vendor; default 200. */
  people?: number;
  /** Keeps the first day and all changes over restarts. */
  stateFile?: string;
  /** Keeps drawn images; about 130 MB when all were requested. */
  picturesFolder?: string;
  /** Size of drawn images, 1 for documents 1,600 pixels wide; default 1. */
  pictureScale?: number;
  /**
   * `YYYY-MM-DD`, the day that ages and expiry dates are relative to; default: the day in the state file, else the
   * current day.
   */
  today?: string;
  /** Lifetime of a Vult or Ondato token; default 600. */
  tokenSeconds?: number;
  /** Delay from a read with the archive key to the archiving at Blockpass; default 10. */
  archiveDelaySeconds?: number;
  /** Milliseconds to wait before each retry of a failed webhook delivery; default: three retries. */
  retryMs?: readonly number[];
  /** Simulated people complete their verification this long after a client created or moved them; default: never. */
  completeAfterSeconds?: number;
  now?: () => Date;
};

export type Sandbox = { url: string; today: string; close(): Promise<void> };

/**
 * Starts all vendors on one port, each under its own prefix (`/vult/…`, `/blockpass/…`), systems of the desk's own
 * organisation that take webhooks under `/receiver/…`, and the control API under `/control/…`. Rejects when the port
 * is taken.
 */
export async function startSandbox(settings: SandboxSettings): Promise<Sandbox> {
  const now = settings.now ?? (() => new Date());
  const state = openStateFile(settings.stateFile);
  const today = settings.today ?? state.today ?? dayOf(now());
  const { retryMs = RETRY_MS, completeAfterSeconds } = settings;
  const completeAfterMs = completeAfterSeconds === undefined ? null : completeAfterSeconds * 1000;
  let hasEnded = false;
  // A change that ends after `close` is lost; it must not overwrite the state file of the next start.
  const save = () => {
    if (!hasEnded) state.save(today, savedState(controls));
  };
  const controls = createControls({ retryMs, completeAfterMs, now, save, fail: logFailure }, (reportOf) =>
    createVendors(settings, today, reportOf),
  );
  restoreState(controls, state.changes);
  save();
  const server = createServer((request, response) => {
    serve(request, response, controls, now())
      .then(save)
      .catch((cause: unknown) => answerFailure(response, cause));
  });
  const url = await listen(server, settings);
  const end = () => {
    save();
    hasEnded = true;
    controls.stop();
    return close(server);
  };
  return { url, today, close: end };
}

function createVendors(settings: SandboxSettings, today: string, reportOf: (vendor: string) => Report): Vendor[] {
  const { seed, people = 200, tokenSeconds = 600, archiveDelaySeconds = 10 } = settings;
  const common = { seed, people, today, pictures: createPictures(settings.picturesFolder, settings.pictureScale) };
  const withReport = (vendor: string) => ({ ...common, report: reportOf(vendor) });
  return [
    createAllpass(withReport('allpass')),
    createB2Core(withReport('b2core')),
    createVult({ ...withReport('vult'), tokenSeconds }),
    createOndato({ ...withReport('ondato'), tokenSeconds }),
    createBlockpass({ ...withReport('blockpass'), archiveDelaySeconds }),
  ];
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
