import { z } from 'zod';

const People = z.looseObject({ people: z.array(z.looseObject({ id: z.string() })) });

/** The ids of all applicants at a vendor of the sandbox, as an export file of its portal would list them. */
export async function sandboxIds(sandboxUrl: string, vendor: string): Promise<string[]> {
  const answer = await fetch(`${sandboxUrl}/control/people?vendor=${vendor}`);
  if (!answer.ok) throw new Error(`the sandbox does not list the applicants of ${vendor} (${answer.status})`);
  return People.parse(await answer.json()).people.map(({ id }) => id);
}

/**
 * Registers this address as the vendor's only webhook address in the sandbox. Earlier addresses are removed first: an
 * earlier start may have used another port.
 */
export async function registerWebhookInPortal(
  sandboxUrl: string,
  vendor: string,
  url: string,
  settings: Record<string, string>,
): Promise<void> {
  await post(sandboxUrl, { vendor, url: null });
  await post(sandboxUrl, { vendor, url, settings });
}

async function post(sandboxUrl: string, body: object): Promise<void> {
  const answer = await fetch(`${sandboxUrl}/control/webhooks`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`the sandbox refuses the webhook address (${answer.status}): ${await answer.text()}`);
}
