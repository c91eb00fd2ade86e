import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { providerHttp } from '#lib/providers/http/http.ts';
import type { OperationAnswer } from '#lib/providers/operation.ts';
import type { ConnectedProvider, Provider } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { providerById, providers } from '#lib/providers/registry.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { outliveReader } from './start/output.mjs';

// npm run --silent provider -- PROVIDER OPERATION ['INPUT AS JSON'] [--out FILE] [--connection ID]
// Settings: JSON in PROVIDER_SETTINGS, or a stored connection, with which only operations that read may run.

const readersAtOnce = 4;

/** Closes the database, when a stored connection has opened it. */
let close = async (): Promise<void> => undefined;

outliveReader();
try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { connection: { type: 'string' }, out: { type: 'string' } },
  });
  const [providerId = '', operation = '', input = '{}'] = positionals;
  const provider = providerById(providerId) ?? refuse(`name a provider: ${providers.map(({ id }) => id).join(', ')}`);
  const connected = await connect(provider, operation, values.connection);
  const answer = await run(provider, connected, operation, parsed(input, 'the input'));
  process.stdout.write(`${JSON.stringify(await printed(answer, values.out))}\n`);
} catch (error) {
  process.stderr.write(`${JSON.stringify(failure(error))}\n`);
  process.exitCode = 1;
} finally {
  await close();
}

async function connect(
  provider: Provider,
  operation: string,
  connectionId: string | undefined,
): Promise<ConnectedProvider> {
  if (connectionId) return stored(provider, operation, connectionId);
  const text =
    process.env.PROVIDER_SETTINGS ??
    refuse('set PROVIDER_SETTINGS to the settings as JSON, or name a stored --connection');
  // Loopback is allowed: the person at this terminal has the settings and the machine.
  const http = providerHttp({ gate: { run: (call) => call() }, patience: 'person', allowLoopback: true });
  return provider.connect(parsed(text, 'PROVIDER_SETTINGS'), { http, now: () => new Date() });
}

/** A stored connection, through its gate. Its use is recorded in the ledger before anything is sent. */
async function stored(provider: Provider, operation: string, id: string): Promise<ConnectedProvider> {
  const { adoptEmbedded } = await import('./start/embedded.ts');
  adoptEmbedded();
  const { closeDatabase } = await import('#lib/data/database.ts');
  close = closeDatabase;
  const { record } = await import('#lib/data/ledger/ledger.ts');
  const exchange = await import('#lib/exchange/connect.ts');
  if (!z.uuid().safeParse(id).success) refuse('there is no such connection');
  const { connection, can } = await exchange.connect(id, 'person');
  if (connection.provider !== provider.id) refuse(`this connection leads to ${connection.provider}`);
  const isReading = operation === 'applicant' || operation === 'applicants';
  if (!isReading && !can.operations.all.some(({ name, safe }) => name === operation && safe))
    refuse(`${operation} does not only read; with a stored connection only reading runs`);
  const actor = { kind: 'system', id: `terminal:${userInfo().username}` } as const;
  await record(
    actor,
    { kind: 'operation.run', details: { provider: provider.id, operation } },
    { type: 'connection', id },
  );
  return can;
}

async function run(
  provider: Provider,
  connected: ConnectedProvider,
  operation: string,
  input: unknown,
): Promise<OperationAnswer> {
  if (operation === 'applicant') return { kind: 'json', value: await oneApplicant(provider, connected, input) };
  if (operation === 'applicants') return { kind: 'json', value: await someApplicants(provider, connected, input) };
  const { all } = connected.operations;
  if (!all.some(({ name }) => name === operation))
    refuse(`${provider.id} has: applicant, applicants, ${all.map(({ name }) => name).join(', ')}`);
  return connected.operations.run(operation, input);
}

async function oneApplicant(provider: Provider, { applicants }: ConnectedProvider, input: unknown): Promise<unknown> {
  const { id } = accepted(z.strictObject({ id: z.union([z.string().min(1), z.number()]) }), input);
  return applicants?.read(String(id)) ?? refuse(`${provider.id} reads no applicants with these settings`);
}

/** One page as common applicants. An applicant that the list names only by id is read. */
async function someApplicants(provider: Provider, { applicants }: ConnectedProvider, input: unknown): Promise<unknown> {
  const Page = z.strictObject({
    limit: z.number().int().min(1).max(100).default(50),
    cursor: z.string().nullable().default(null),
  });
  const { limit, cursor } = accepted(Page, input);
  if (!applicants?.list) return refuse(`${provider.id} has no list of applicants`);
  const page = await applicants.list(cursor, limit);
  const items: unknown[] = new Array(page.items.length);
  const waiting = page.items.entries();
  const reader = async () => {
    for (const [at, item] of waiting)
      items[at] = item.applicant ?? (item.problem ? item : await applicants.read(item.externalId));
  };
  await Promise.all(Array.from({ length: readersAtOnce }, reader));
  return { items, next: page.next };
}

async function printed(answer: OperationAnswer, out: string | undefined): Promise<unknown> {
  if (answer.kind === 'json') return answer.value ?? null;
  const { bytes, mediaType } = answer;
  if (out) await writeFile(out, bytes, { mode: 0o600 });
  return { mediaType, byteLength: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(`${what} is not JSON`);
  }
}

function accepted<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  return result.success
    ? result.data
    : refuse(`the input is not right (${result.error.issues.map(({ path }) => path.join('.') || 'input').join(', ')})`);
}

function refuse(message: string): never {
  throw new ProviderError('refused', message);
}

/** The failure as JSON. Another error could quote settings or a vendor's answer, so only its name is given. */
function failure(error: unknown): object {
  if (error instanceof ProviderError) return error.toJSON();
  if (error instanceof Refusal)
    return { code: 'refused', message: error.message, retryable: error.code === 'unavailable' };
  return {
    code: 'refused',
    message: `Docket failed: ${error instanceof Error ? error.name : 'unknown'}`,
    retryable: false,
  };
}
