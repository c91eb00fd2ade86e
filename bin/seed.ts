import { parseArgs } from 'node:util';
import { hashPassword } from '#lib/auth/password.ts';
import { countKnown } from '#lib/data/applicants/known.ts';
import { addConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase } from '#lib/data/database.ts';
import { addMember } from '#lib/data/members/members.ts';
import { seedPolicies } from '#lib/data/policies.ts';
import { checkAtBoot } from '#lib/env.ts';
import { importIds } from '#lib/exchange/sync/import-ids.ts';
import { type DemoConnection, demoConnections, demoPassword, demoPeople } from './demo.ts';
import { registerWebhookInPortal, sandboxIds } from './sandbox/portal.ts';

// What a database needs before the first sign-in. Runs at every start, adds what is missing and changes nothing.
checkAtBoot();
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { demo: { type: 'boolean' }, 'sandbox-url': text, 'desk-url': text } });
const actor = { kind: 'system', id: 'start' } as const;

await seedPolicies(actor);
if (values.demo) await seedDemo(values['sandbox-url']);
await closeDatabase();

/** Demo members, whose password is public, and connections to the sandbox. */
async function seedDemo(sandboxUrl: string | undefined): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  for (const person of demoPeople) await addMember(actor, { ...person, passwordHash });
  if (!sandboxUrl) return;
  for (const demo of demoConnections(sandboxUrl)) await connectDemo(demo, sandboxUrl);
}

/** Adds a connection, and its webhook address in the vendor's portal. */
async function connectDemo({ portal, isImported, ...connection }: DemoConnection, sandboxUrl: string): Promise<void> {
  const id = await addConnection(actor, connection);
  const { provider } = connection;
  const deskUrl = values['desk-url'];
  if (portal && deskUrl)
    await registerWebhookInPortal(sandboxUrl, provider, `${deskUrl}/api/webhooks/${id}${portal.path}`, portal.settings);
  if (!isImported || (await countKnown(id)) > 0) return;
  await importIds(actor, id, ['applicantId', ...(await sandboxIds(sandboxUrl, provider))].join('\n'));
}
