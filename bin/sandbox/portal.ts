import { z } from 'zod';

const People = z.looseObject({ people: z.array(z.looseObject({ id: z.string() })) });

/** Everybody a vendor of the sandbox has, as a file from its portal would name them. */
export async function sandboxIds(sandboxUrl: string, vendor: string): Promise<string[]> {
  const answer = await fetch(`${sandboxUrl}/control/people?vendor=${vendor}`);
  if (!answer.ok) throw new Error(`the sandbox does not tell who is at ${vendor} (${answer.status})`);
  return People.parse(await answer.json()).people.map(({ id }) => id);
}

/** Enters the one address of our webhooks in a vendor's portal of the sandbox; one of an earlier start may have had another port. */
export async function tellPortal(
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
  if (!answer.ok)
    throw new Error(`the sandbox does not take the address of webhooks (${answer.status}): ${await answer.text()}`);
}
