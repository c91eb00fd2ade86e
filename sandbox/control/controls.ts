import { createFaults } from '../faults/faults.ts';
import { isRecord } from '../http/call.ts';
import { createCallLog } from '../http/call-log.ts';
import { createReceiver } from '../receiver.ts';
import type { Vendor } from '../vendors/vendor.ts';
import type { Report } from '../webhooks/events.ts';
import { createWebhookSender } from '../webhooks/sender.ts';
import { createTargets } from '../webhooks/targets.ts';
import type { Controls } from './routes.ts';
import { createScheduledCompletions } from './scheduled-completions.ts';

export type ControlSettings = {
  /** Milliseconds to wait before each retry of a failed webhook delivery; the length is the number of retries. */
  retryMs: readonly number[];
  /** Milliseconds after which a simulated person completes what a client asked of them; `null`: never. */
  completeAfterMs: number | null;
  now(): Date;
  /** Saves changes that no HTTP call caused. */
  save(): void;
  fail(cause: unknown): void;
};

/**
 * Creates the vendors and everything beside them. Every change that a vendor reports is counted and sent to the
 * registered webhook addresses.
 */
export function createControls(
  { retryMs, completeAfterMs, now, save, fail }: ControlSettings,
  createAll: (reportOf: (vendor: string) => Report) => Vendor[],
): Controls {
  const faults = createFaults();
  const log = createCallLog();
  const targets = createTargets();
  const receiver = createReceiver();
  const webhooks = createWebhookSender(targets, now, retryMs);
  const completions = createScheduledCompletions(completeAfterMs, now, save, fail);
  const vendors: Vendor[] = createAll((id) => (change) => {
    log.countChange(id, change);
    const vendor = vendors.find((each) => each.id === id);
    if (!vendor) return;
    webhooks.notify(vendor, change);
    completions.schedule(vendor, change);
  });
  const stop = () => {
    webhooks.clear();
    completions.cancelAll();
  };
  const reset = () => {
    stop();
    faults.clear();
    log.clear();
    receiver.clear();
    targets.restore([]);
    for (const vendor of vendors) vendor.restore(undefined);
  };
  return { faults, log, vendors, targets, webhooks, receiver, reset, stop };
}

/** Everything that the state file keeps over restarts. */
export function savedState({ vendors, targets, log }: Controls): Record<string, unknown> {
  const changes = Object.fromEntries(vendors.map((vendor) => [vendor.id, vendor.changes()]));
  return { ...changes, sandbox: { targets: targets.all(), applied: log.applied() } };
}

export function restoreState({ vendors, targets, log }: Controls, changes: Record<string, unknown>): void {
  for (const vendor of vendors) vendor.restore(changes[vendor.id]);
  const own = isRecord(changes.sandbox) ? changes.sandbox : {};
  targets.restore(own.targets);
  log.restore(own.applied);
}
