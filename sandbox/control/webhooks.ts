import { BAD_DELIVERIES } from '../faults/bad-deliveries.ts';
import { type Call, isRecord, Problem, readJson, requiredText } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { EVENT_KINDS } from '../webhooks/events.ts';
import type { DeliveryResult, WebhookSender } from '../webhooks/sender.ts';
import type { Target, Targets } from '../webhooks/targets.ts';
import { countIn, vendorIn, wordIn } from './input.ts';

/**
 * Body: `{ vendor, url, settings? }` registers an address, as the vendor's portal would; `url: null` removes all
 * addresses of the vendor.
 */
export function registerWebhook(
  call: Call,
  { vendors, targets }: { vendors: Vendor[]; targets: Targets },
): { targets: Target[] } {
  const input = readJson(call);
  const vendor = vendorIn(vendors, input.vendor);
  const { settings = {} } = input;
  if (!isRecord(settings)) throw new Problem(400, 'settings is an object');
  if (input.url === null) targets.remove(vendor.id);
  else targets.add(vendor, requiredText(input, 'url'), settings);
  return { targets: shownTargets(vendors, targets.of(vendor.id)) };
}

/** The addresses with their settings; secrets are replaced by `(set)`. */
export function shownTargets(vendors: Vendor[], targets: Target[]): Target[] {
  return targets.map(({ vendor, url, settings }) => {
    const secrets = vendors.find(({ id }) => id === vendor)?.webhook?.secrets ?? [];
    const shown = Object.entries(settings).map(([name, value]) => [
      name,
      secrets.includes(name) && value !== '' ? '(set)' : value,
    ]);
    return { vendor, url, settings: Object.fromEntries(shown) };
  });
}

/**
 * Body: `{ vendor, id?, kind?, bad?, times?, atOnce? }`. Sends deliveries now and returns their results. Without `id`,
 * the event is about the vendor's newest applicant.
 */
export async function sendWebhook(
  call: Call,
  { vendors, webhooks }: { vendors: Vendor[]; webhooks: WebhookSender },
): Promise<{ deliveries: DeliveryResult[] }> {
  const input = readJson(call);
  const vendor = vendorIn(vendors, input.vendor);
  const newest = () => vendor.portal.people(call.now)[0]?.id;
  const applicantId = input.id === undefined ? newest() : requiredText(input, 'id');
  if (applicantId === undefined) throw new Problem(400, `${vendor.id} has no applicants`);
  const event = {
    applicantId,
    kind: wordIn(input, 'kind', EVENT_KINDS) ?? 'changed',
    at: call.now.toISOString(),
  } as const;
  const how = {
    bad: wordIn(input, 'bad', BAD_DELIVERIES),
    times: countIn(input, 'times', 1),
    atOnce: countIn(input, 'atOnce', 1),
  };
  return { deliveries: await webhooks.send(vendor, event, how) };
}
