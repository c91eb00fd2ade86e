import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAllpass } from './allpass/index.ts';
import { createB2Core } from './b2core/index.ts';
import { createBlockpass } from './blockpass/index.ts';
import { type CallLog, createCallLog } from './call-log.ts';
import type { Controls } from './control.ts';
import { dayOf } from './dates.ts';
import { createFaults } from './faults.ts';
import type { Report } from './happening.ts';
import { createOndato } from './ondato/index.ts';
import { createPictures } from './pictures.ts';
import { fail, serve } from './serving.ts';
import { openStateFile } from './state-file.ts';
import { createVult } from './vult/index.ts';
import type { Vendor } from './wire.ts';

export type SandboxSettings = {
  host: string;
  /** 0 takes a free one. */
  port: number;
  seed: string;
  /** Invented people per vendor; 200 unless said. */
  people?: number;
  /** Keeps the first start's day and what was deleted, anonymized or archived over restarts. */
  stateFile?: string;
  /** Keeps what was drawn, about 130 MB when everybody was asked for. */
  picturesFolder?: string;
  /** `YYYY-MM-DD`, the day from which ages and expiries are told; else the state file's, else this one. */
  today?: string;
  /** How long a Vult token lives; 600 unless said. */
  tokenSeconds?: number;
  /** How long after a read with the archive key Blockpass archives; 10 unless said. */
  archiveDelaySeconds?: number;
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
  const log = createCallLog();
  const vendors = createVendors(settings, today, (vendor) => (change) => log.apply(vendor, change));
  for (const vendor of vendors) vendor.restore(state.changes[vendor.id]);
  const save = () => state.save(today, Object.fromEntries(vendors.map((vendor) => [vendor.id, vendor.changes()])));
  save();
  const controls = createControls(vendors, log);
  const server = createServer((request, response) => {
    serve(request, response, controls, now())
      .then(save)
      .catch((cause: unknown) => fail(response, cause));
  });
  const url = await listen(server, settings);
  return { url, today, close: () => close(server) };
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

function createControls(vendors: Vendor[], log: CallLog): Controls {
  const faults = createFaults();
  const reset = () => {
    faults.clear();
    log.clear();
    for (const vendor of vendors) vendor.restore(undefined);
  };
  return { faults, log, vendors, reset };
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
