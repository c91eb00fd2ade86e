import { z } from 'zod';
import { controlAt } from './control.ts';

const People = z.looseObject({ people: z.array(z.looseObject({ id: z.string() })) });

/** The ids of all applicants at a vendor of the sandbox, as an export file of its portal would list them. */
export async function sandboxIds(sandboxUrl: string, vendor: string): Promise<string[]> {
  const { people } = People.parse(await controlAt(sandboxUrl)(`/people?vendor=${vendor}`));
  return people.map(({ id }) => id);
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
  const call = controlAt(sandboxUrl);
  await call('/webhooks', { vendor, url: null });
  await call('/webhooks', { vendor, url, settings });
}
