import { isRecord, Problem } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';
import type { WebhookSettings } from './format.ts';

/** Where a vendor was told to send, as in its portal. */
export type Target = { vendor: string; url: string; settings: WebhookSettings };

export type Targets = {
  of(vendor: string): Target[];
  all(): Target[];
  /** The same address again takes the new settings. Throws Problem 400 for an address that is not on this machine. */
  add(vendor: Vendor, url: string, wanted: Record<string, unknown>): Target;
  /** Takes every address of the vendor away. */
  remove(vendor: string): void;
  restore(kept: unknown): void;
};

export function createTargets(): Targets {
  let targets: Target[] = [];
  return {
    of: (vendor) => targets.filter((target) => target.vendor === vendor),
    all: () => targets,
    add(vendor, url, wanted) {
      if (!vendor.webhook) throw new Problem(400, `${vendor.id} has no webhooks`);
      if (!isLoopback(url))
        throw new Problem(400, 'url is an http address on this machine, such as http://127.0.0.1:3000/api/webhooks/…');
      const target = { vendor: vendor.id, url, settings: vendor.webhook.readSettings(wanted) };
      targets = [...targets.filter((each) => each.vendor !== vendor.id || each.url !== url), target];
      return target;
    },
    remove(vendor) {
      targets = targets.filter((target) => target.vendor !== vendor);
    },
    restore(kept) {
      // Written by this same file; only the outer shape is looked at.
      targets = Array.isArray(kept) ? (structuredClone(kept.filter(isRecord)) as Target[]) : [];
    },
  };
}

/** The sandbox never sends to another machine, whoever asks it to. */
export function isLoopback(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}

/** Settings of a webhook as text: those given, else what stands in their place. Throws Problem 400 for one that is not known. */
export function settingsFrom<Names extends string>(
  wanted: Record<string, unknown>,
  otherwise: Record<Names, string>,
): Record<Names, string> {
  const settings = { ...otherwise };
  for (const [name, value] of Object.entries(wanted)) {
    if (!isNameOf(otherwise, name)) throw new Problem(400, `${name} is none of ${Object.keys(otherwise).join(', ')}`);
    if (typeof value !== 'string') throw new Problem(400, `${name} is text`);
    settings[name] = value;
  }
  return settings;
}

function isNameOf<Names extends string>(known: Record<Names, string>, name: string): name is Names {
  return Object.hasOwn(known, name);
}
