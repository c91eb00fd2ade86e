import { SPOILS } from '../faults/bad-deliveries.ts';
import { type Call, isRecord, Problem, readJson } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { HAPPENINGS } from '../webhooks/events.ts';
import type { Posted, PostOffice } from '../webhooks/sender.ts';
import type { Target, Targets } from '../webhooks/targets.ts';
import { countIn, textIn, vendorIn, wordIn } from './input.ts';

/** `{ vendor, url, settings? }` registers an address as the vendor's portal would; `url: null` takes all of the vendor's away. */
export function registerWebhook(
  call: Call,
  { vendors, targets }: { vendors: Vendor[]; targets: Targets },
): { targets: Target[] } {
  const wanted = readJson(call);
  const vendor = vendorIn(vendors, wanted.vendor);
  const { settings = {} } = wanted;
  if (!isRecord(settings)) throw new Problem(400, 'settings is an object');
  if (wanted.url === null) targets.remove(vendor.id);
  else targets.add(vendor, textIn(wanted, 'url'), settings);
  return { targets: shownTargets(vendors, targets.of(vendor.id)) };
}

/** The addresses with their settings; of a secret only that there is one. */
export function shownTargets(vendors: Vendor[], targets: Target[]): Target[] {
  return targets.map(({ vendor, url, settings }) => {
    const secrets = vendors.find(({ id }) => id === vendor)?.webhook?.secrets ?? [];
    const shown = Object.entries(settings).map(([name, value]) => [
      name,
      secrets.includes(name) && value !== '' ? '(kept)' : value,
    ]);
    return { vendor, url, settings: Object.fromEntries(shown) };
  });
}

/** `{ vendor, id?, kind?, bad?, times?, atOnce? }` sends at once and says how it went; without an id, about the vendor's newest applicant. */
export async function sendWebhook(
  call: Call,
  { vendors, postOffice }: { vendors: Vendor[]; postOffice: PostOffice },
): Promise<{ posted: Posted[] }> {
  const wanted = readJson(call);
  const vendor = vendorIn(vendors, wanted.vendor);
  const newest = () => vendor.backstage.people(call.now)[0]?.id;
  const applicantId = wanted.id === undefined ? newest() : textIn(wanted, 'id');
  if (applicantId === undefined) throw new Problem(400, `${vendor.id} has nobody to tell of`);
  const event = {
    applicantId,
    kind: wordIn(wanted, 'kind', HAPPENINGS) ?? 'changed',
    at: call.now.toISOString(),
  } as const;
  const how = {
    spoil: wordIn(wanted, 'bad', SPOILS),
    times: countIn(wanted, 'times', 1),
    atOnce: countIn(wanted, 'atOnce', 1),
  };
  return { posted: await postOffice.send(vendor, event, how) };
}
