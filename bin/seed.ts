import { parseArgs } from 'node:util';
import { hashPassword } from '#lib/auth/password.ts';
import { addConnection } from '#lib/data/connections.ts';
import { closeDatabase } from '#lib/data/database.ts';
import { addMember } from '#lib/data/members.ts';
import { seedPolicies } from '#lib/data/policies.ts';
import { checkAtBoot } from '#lib/env.ts';
import { demoConnections, demoPassword, demoPeople } from './demo.ts';

// What an empty database needs before anyone signs in; run at every start, it adds what is missing and changes nothing.
checkAtBoot();
const { values } = parseArgs({ options: { demo: { type: 'boolean' }, 'sandbox-url': { type: 'string' } } });
const actor = { kind: 'system', id: 'start' } as const;

await seedPolicies(actor);
if (values.demo) await seedDemo(values['sandbox-url']);
await closeDatabase();

/** People whose password everybody knows, and connections that lead to the sandbox. */
async function seedDemo(sandboxUrl: string | undefined): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  for (const person of demoPeople) await addMember(actor, { ...person, passwordHash });
  if (!sandboxUrl) return;
  for (const connection of demoConnections(sandboxUrl)) await addConnection(actor, connection);
}
