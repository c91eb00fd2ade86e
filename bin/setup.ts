import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { addConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase } from '#lib/data/database.ts';
import { inviteMember } from '#lib/data/members/members.ts';
import { seedPolicies } from '#lib/data/policies.ts';
import { env } from '#lib/env.ts';
import { importIds } from '#lib/exchange/sync/import-ids.ts';
import { textOfFile } from '#lib/exchange/sync/import-text.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { providerById, providers } from '#lib/providers/registry.ts';
import { acceptedSettings } from '#lib/providers/settings.ts';
import { roles } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { StartRefused } from './start/refused.ts';

// npm run setup -- --admin EMAIL [--name NAME]
// npm run setup -- --invite EMAIL --role ROLE [--name NAME]
// npm run setup -- --connection FILE
// npm run setup -- --import CONNECTION_ID FILE
const text = { type: 'string' } as const;
const { values, positionals } = parseArgs({
  options: { admin: text, invite: text, role: text, name: text, connection: text, import: text },
  allowPositionals: true,
});
const actor = { kind: 'system', id: `terminal:${userInfo().username}` } as const;

const Connection = z.strictObject({
  provider: z.string(),
  label: z.string().trim().min(1).max(80),
  mode: z.enum(['test', 'live']),
  settings: z.record(z.string(), z.unknown()),
});

try {
  if (!values.admin && !values.invite && !values.connection && !values.import)
    throw new StartRefused(
      'say --admin EMAIL or --invite EMAIL --role ROLE for a link to set a password, ' +
        '--connection FILE to add a provider, ' +
        'or --import CONNECTION_ID FILE for applicants that a provider does not list.',
    );
  await seedPolicies(actor);
  if (values.admin) await invite(values.admin, 'admin');
  if (values.invite) await invite(values.invite, values.role);
  if (values.connection) await connectProvider(values.connection);
  if (values.import) await importPeople(values.import, positionals[0]);
} catch (error) {
  throw error instanceof Refusal || error instanceof ProviderError ? new StartRefused(error.message) : error;
} finally {
  await closeDatabase();
}

/** Prints a link to set a password. It works once, within 24 hours. */
async function invite(address: string, wanted: string | undefined): Promise<void> {
  const email = z.email().safeParse(address);
  if (!email.success) throw new StartRefused(`${address} is not an e-mail address.`);
  const role = z.enum(roles).safeParse(wanted);
  if (!role.success) throw new StartRefused(`--role is one of ${roles.join(', ')}.`);
  const { token, expiresAt } = await inviteMember(actor, {
    email: email.data,
    name: values.name ?? email.data,
    role: role.data,
  });
  process.stdout.write(`${env().PUBLIC_URL}/welcome/${token}\n`);
  process.stderr.write(`Opens once, until ${expiresAt.toISOString()}. Give it to ${email.data} alone.\n`);
}

/** Adds a connection from a JSON file {provider, label, mode, settings}. No message quotes the file. */
async function connectProvider(file: string): Promise<void> {
  const parsed = Connection.safeParse(readJson(file));
  if (!parsed.success)
    throw new StartRefused(`${file} must hold {"provider", "label", "mode": "test" or "live", "settings"}.`);
  const provider = providerById(parsed.data.provider);
  if (!provider)
    throw new StartRefused(`${file} names no known provider; known are ${providers.map(({ id }) => id).join(', ')}.`);
  acceptedSettings(provider.id, provider.settings, parsed.data.settings);
  const id = await addConnection(actor, parsed.data);
  process.stdout.write(
    `Connection ${id} to ${provider.label}. The worker reads it from now on; the file can be deleted.\n`,
  );
}

/** Imports ids from a CSV file, for a provider without a list: all of them, or none, naming the bad rows. */
async function importPeople(connectionId: string, file: string | undefined): Promise<void> {
  const id = z.uuid().safeParse(connectionId);
  if (!id.success || !file)
    throw new StartRefused('say --import CONNECTION_ID FILE, with the id of a connection and a CSV file.');
  const { ids, added } = await importIds(actor, id.data, textOfFile(readBytes(file)));
  process.stdout.write(`${ids} ids read, ${added} of them not yet waiting. The worker reads these applicants now.\n`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (error) {
    throw error instanceof StartRefused ? error : new StartRefused(`${file} can't be read as JSON.`, { cause: error });
  }
}

/** @throws StartRefused when the file is missing or not UTF-8 */
function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readBytes(file));
  } catch (error) {
    throw error instanceof StartRefused ? error : new StartRefused(`${file} can't be read as text.`, { cause: error });
  }
}

/** @throws StartRefused when the file can't be read */
function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new StartRefused(`${file} can't be read.`, { cause: error });
  }
}
