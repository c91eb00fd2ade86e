import { createFaults } from '../faults/faults.ts';
import { isRecord } from '../http/call.ts';
import { createCallLog } from '../http/call-log.ts';
import type { Vendor } from '../vendors/vendor.ts';
import type { Report } from '../webhooks/events.ts';
import { createPostOffice } from '../webhooks/sender.ts';
import { createTargets } from '../webhooks/targets.ts';
import type { Controls } from './routes.ts';
import { createWalkIns } from './scheduled-completions.ts';

export type ControlSettings = {
  /** How long a webhook that did not get through waits before each further try, in milliseconds. */
  retryMs: readonly number[];
  /** How long after they were asked simulated people come by themselves; `null` for never. */
  comeAfterMs: number | null;
  now(): Date;
  /** Keeps what changed while nobody called. */
  save(): void;
  fail(cause: unknown): void;
};

/** What the sandbox has beside its vendors. Whatever a vendor reports is counted, and told to whoever registered a webhook there. */
export function createControls(
  { retryMs, comeAfterMs, now, save, fail }: ControlSettings,
  createAll: (reportOf: (vendor: string) => Report) => Vendor[],
): Controls {
  const faults = createFaults();
  const log = createCallLog();
  const targets = createTargets();
  const postOffice = createPostOffice(targets, now, retryMs);
  const walkIns = createWalkIns(comeAfterMs, now, save, fail);
  const vendors: Vendor[] = createAll((id) => (change) => {
    log.apply(id, change);
    const vendor = vendors.find((each) => each.id === id);
    if (!vendor) return;
    postOffice.tell(vendor, change);
    walkIns.expect(vendor, change);
  });
  const stop = () => {
    postOffice.clear();
    walkIns.forget();
  };
  const reset = () => {
    stop();
    faults.clear();
    log.clear();
    targets.restore([]);
    for (const vendor of vendors) vendor.restore(undefined);
  };
  return { faults, log, vendors, targets, postOffice, reset, stop };
}

/** What is kept over restarts, and the way back. */
export function kept({ vendors, targets, log }: Controls): Record<string, unknown> {
  const changes = Object.fromEntries(vendors.map((vendor) => [vendor.id, vendor.changes()]));
  return { ...changes, sandbox: { targets: targets.all(), applied: log.applied() } };
}

export function restore({ vendors, targets, log }: Controls, changes: Record<string, unknown>): void {
  for (const vendor of vendors) vendor.restore(changes[vendor.id]);
  const own = isRecord(changes.sandbox) ? changes.sandbox : {};
  targets.restore(own.targets);
  log.restore(own.applied);
}
