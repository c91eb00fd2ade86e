import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAllpass } from './allpass/index.ts';
import { createB2Core } from './b2core/index.ts';
import { createBlockpass } from './blockpass/index.ts';
import { createCallLog } from './call-log.ts';
import type { Controls } from './control/routes.ts';
import { dayOf } from './dates.ts';
import { createFaults } from './faults.ts';
import type { Report } from './happening.ts';
import { createOndato } from './ondato/index.ts';
import { createPictures } from './pictures.ts';
import { createPostOffice } from './post-office.ts';
import { fail, serve } from './serving.ts';
import { openStateFile } from './state-file.ts';
import { createTargets } from './targets.ts';
import { createVult } from './vult/index.ts';
import { isRecord, type Vendor } from './wire.ts';

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
  const controls = createControls(settings, now, (report) => createVendors(settings, today, report));
  const { vendors, targets, log, postOffice } = controls;
  for (const vendor of vendors) vendor.restore(state.changes[vendor.id]);
  const own = isRecord(state.changes.sandbox) ? state.changes.sandbox : {};
  targets.restore(own.targets);
  log.restore(own.applied);
  const save = () => {
    const changes = Object.fromEntries(vendors.map((vendor) => [vendor.id, vendor.changes()]));
    state.save(today, { ...changes, sandbox: { targets: targets.all(), applied: log.applied() } });
  };
  save();
  const server = createServer((request, response) => {
    serve(request, response, controls, now())
      .then(save)
      .catch((cause: unknown) => fail(response, cause));
  });
  const url = await listen(server, settings);
  const end = () => {
    postOffice.stop();
    return close(server);
  };
  return { url, today, close: end };
}

type ReportOf = (vendor: string) => Report;

function createVendors(settings: SandboxSettings, today: string, reportOf: ReportOf): Vendor[] {
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

/** Whatever a vendor reports is counted, and told to whoever registered a webhook there. */
function createControls({ retryMs = RETRY_MS }: SandboxSettings, now: () => Date, createAll: (reportOf: ReportOf) => Vendor[]): Controls {
  const faults = createFaults();
  const log = createCallLog();
  const targets = createTargets();
  const postOffice = createPostOffice(targets, now, retryMs);
  const vendors: Vendor[] = createAll((id) => (change) => {
    log.apply(id, change);
    const vendor = vendors.find((each) => each.id === id);
    if (vendor) postOffice.tell(vendor, change);
  });
  const reset = () => {
    faults.clear();
    log.clear();
    targets.restore([]);
    for (const vendor of vendors) vendor.restore(undefined);
  };
  return { faults, log, vendors, targets, postOffice, reset };
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
