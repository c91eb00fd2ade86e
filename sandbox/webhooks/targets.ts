import { isRecord, Problem } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';
import type { WebhookSettings } from './format.ts';

/** An address registered for a vendor's webhooks. */
export type Target = { vendor: string; url: string; settings: WebhookSettings };

export type Targets = {
  of(vendor: string): Target[];
  all(): Target[];
  /** Registers an address, or replaces its settings. Throws Problem 400 when the address is not on this machine. */
  add(vendor: Vendor, url: string, input: Record<string, unknown>): Target;
  /** Removes all addresses of the vendor. */
  remove(vendor: string): void;
  restore(saved: unknown): void;
};

export function createTargets(): Targets {
  let targets: Target[] = [];
  return {
    of: (vendor) => targets.filter((target) => target.vendor === vendor),
    all: () => targets,
    add(vendor, url, input) {
      if (!vendor.webhook) throw new Problem(400, `${vendor.id} has no webhooks`);
      if (!isLoopback(url))
        throw new Problem(400, 'url is an http address on this machine, such as http://127.0.0.1:3000/api/webhooks/…');
      const target = { vendor: vendor.id, url, settings: vendor.webhook.readSettings(input) };
      targets = [...targets.filter((each) => each.vendor !== vendor.id || each.url !== url), target];
      return target;
    },
    remove(vendor) {
      targets = targets.filter((target) => target.vendor !== vendor);
    },
    restore(saved) {
      // This file wrote the value, so only its outer shape is checked.
      targets = Array.isArray(saved) ? (structuredClone(saved.filter(isRecord)) as Target[]) : [];
    },
  };
}

/** The sandbox never sends to another machine. */
export function isLoopback(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}

/** Text settings with defaults. Throws Problem 400 for an unknown name or a value that is not text. */
export function settingsFrom<Names extends string>(
  input: Record<string, unknown>,
  defaults: Record<Names, string>,
): Record<Names, string> {
  const settings = { ...defaults };
  for (const [name, value] of Object.entries(input)) {
    if (!isNameOf(defaults, name)) throw new Problem(400, `${name} is none of ${Object.keys(defaults).join(', ')}`);
    if (typeof value !== 'string') throw new Problem(400, `${name} is text`);
    settings[name] = value;
  }
  return settings;
}

function isNameOf<Names extends string>(known: Record<Names, string>, name: string): name is Names {
  return Object.hasOwn(known, name);
}
