import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createControls, kept, restore } from './control/controls.ts';
import { dayOf } from './dates.ts';
import { complain, fail, serve } from './http/serve.ts';
import { createPictures } from './papers/pictures.ts';
import { openStateFile } from './state-file.ts';
import { createAllpass } from './vendors/allpass/index.ts';
import { createB2Core } from './vendors/b2core/index.ts';
import { createBlockpass } from './vendors/blockpass/index.ts';
import { createOndato } from './vendors/ondato/index.ts';
import type { Vendor } from './vendors/vendor.ts';
import { createVult } from './vendors/vult/index.ts';
import type { Report } from './webhooks/events.ts';

// Vendors wait longer, up to hours; a desk under test should not have to.
const RETRY_MS = [500, 2000, 8000];

export type SandboxSettings = {
  host: string;
  /** 0 takes a free one. */
  port: number;
  seed: string;
  /** Invented people per vendor; 200 unless said. */
  people?: number;
  /** Keeps the first start's day and whatever was changed since, over restarts. */
  stateFile?: string;
  /** Keeps what was drawn, about 130 MB when everybody was asked for. */
  picturesFolder?: string;
  /** `YYYY-MM-DD`, the day from which ages and expiries are told; else the state file's, else this one. */
  today?: string;
  /** How long a Vult token lives; 600 unless said. */
  tokenSeconds?: number;
  /** How long after a read with the archive key Blockpass archives; 10 unless said. */
  archiveDelaySeconds?: number;
  /** How long a webhook that did not get through waits before each further try, in milliseconds; three times unless said. */
  retryMs?: readonly number[];
  /** Simulated people come by themselves so long after a client created or moved them; never unless said. */
  comeAfterSeconds?: number;
  now?: () => Date;
};

export type Sandbox = { url: string; today: string; close(): Promise<void> };

/**
 * Starts the vendors' simulators on one port: `/vult/…` and `/blockpass/…`, and `/control/…` for this machine only.
 * Rejects when the port is taken.
 */
export async function startSandbox(settings: SandboxSettings): Promise<Sandbox> {
  const now = settings.now ?? (() => new Date());
  const state = openStateFile(settings.stateFile);
  const today = settings.today ?? state.today ?? dayOf(now());
  const { retryMs = RETRY_MS, comeAfterSeconds } = settings;
  const comeAfterMs = comeAfterSeconds === undefined ? null : comeAfterSeconds * 1000;
  let hasEnded = false;
  // What is still on its way when the sandbox ends is lost with it, and must not write over what the next one keeps.
  const save = () => {
    if (!hasEnded) state.save(today, kept(controls));
  };
  const controls = createControls({ retryMs, comeAfterMs, now, save, fail: complain }, (reportOf) =>
    createVendors(settings, today, reportOf),
  );
  restore(controls, state.changes);
  save();
  const server = createServer((request, response) => {
    serve(request, response, controls, now())
      .then(save)
      .catch((cause: unknown) => fail(response, cause));
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
  const clientele = { seed, people, today, pictures: createPictures(settings.picturesFolder) };
  const withReport = (vendor: string) => ({ ...clientele, report: reportOf(vendor) });
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
