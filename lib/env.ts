import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { issuerSettings, issuerVariables } from './issuer-settings.ts';

/** A named 32-byte key. The name is stored beside each sealed value, so that keys can be rotated. */
type NamedKey = { readonly id: string; readonly key: Buffer };

/** The names by which this machine calls itself. */
export const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const flag = optional(z.enum(['0', '1'], { error: 'must be 1 or 0' }).default('0')).transform((value) => value === '1');

const wholeNumber = (least: number, most: number, standard: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return optional(z.coerce.number({ error }).int(error).min(least, error).max(most, error).default(standard));
};

const secondsError = 'must be a whole number of seconds from 1 to 86400';
const secondsUpToADay = z.coerce.number(secondsError).int(secondsError).min(1, secondsError).max(86_400, secondsError);

const postgresUrl = z
  .string({ error: 'is missing: set it to postgresql://user:password@host:5432/database' })
  .refine(
    (value) => /^postgres(ql)?:\/\/[^/@\s]+@[^/\s]+\/[^\s]+$/.test(value),
    'must look like postgresql://user:password@host:5432/database',
  );

const key32 = (what: string) =>
  z
    .string({ error: `is missing: set it to ${what} (openssl rand -base64 32)` })
    .transform((value) => Buffer.from(value, 'base64'))
    .refine(isStrongKey, `is weak: it must be 32 random bytes in base64 (openssl rand -base64 32)`);

const dataKeys = z
  .string({ error: 'is missing: set it to k1:KEY, where KEY is 32 random bytes in base64 (openssl rand -base64 32)' })
  .transform((value, context): readonly NamedKey[] => {
    const keys = value.split(',').map((part) => {
      const [, id, text] = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/=_-]+)\s*$/.exec(part) ?? [];
      return { id: id ?? '', key: Buffer.from(text ?? '', 'base64') };
    });
    const isNamedTwice = new Set(keys.map((key) => key.id)).size < keys.length;
    if (isNamedTwice || keys.some((key) => key.id === '' || !isStrongKey(key.key))) {
      context.addIssue({
        code: 'custom',
        message: 'is weak or malformed: each entry is name:KEY with KEY 32 random bytes in base64, no name twice',
      });
    }
    return keys;
  });

const ledgerKey = z
  .string({
    error:
      'is missing: set it to an Ed25519 private key (openssl genpkey -algorithm ed25519 -outform DER | base64 -w0)',
  })
  .transform((value, context): KeyObject => {
    const key = readPrivateKey(value);
    if (key?.asymmetricKeyType === 'ed25519') return key;
    context.addIssue({ code: 'custom', message: 'must be an Ed25519 private key, PKCS #8 DER in base64' });
    return z.NEVER;
  });

const sessionSecret = z
  .string({ error: 'is missing: set it to at least 32 random characters (openssl rand -base64 32)' })
  .refine(
    (value) => value.length >= 32 && new Set(value).size >= 12,
    'is weak: use at least 32 random characters (openssl rand -base64 32)',
  );

const organisation = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}]{1,60}$/u, 'must be a name of at most 60 characters in one line');

const webUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((value) => new URL(value).origin);

const origins = z
  .string()
  .default('')
  .transform((value, context) => {
    const found = value.split(',').flatMap((part) => (part.trim() === '' ? [] : [URL.parse(part.trim())]));
    const isEach = found.every((url) => url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/');
    if (!isEach) context.addIssue('must be addresses without a path, separated by commas, each http or https');
    return found.map((url) => url?.origin ?? '');
  });

const Environment = z
  .object({
    NODE_ENV: optional(z.enum(['development', 'production', 'test']).default('development')),
    PORT: wholeNumber(1, 65_535, 3000),
    HOST: optional(z.string().default('127.0.0.1')),
    PUBLIC_URL: optional(webUrl.optional()),
    ORGANISATION: optional(organisation.optional()),
    DATABASE_URL: optional(postgresUrl),
    DATABASE_MIGRATE_URL: optional(postgresUrl.optional()),
    DATABASE_POOL: wholeNumber(1, 200, 10),
    DATA_KEYS: optional(dataKeys),
    INDEX_KEY: optional(key32('32 random bytes in base64, another key than DATA_KEYS')),
    LEDGER_KEY: optional(ledgerKey),
    LEDGER_HEADS_FILE: optional(z.string().default('.data/ledger-heads.jsonl')),
    NEXTAUTH_SECRET: optional(sessionSecret),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: optional(key32('32 random bytes in base64').optional()),
    DOCKET_DEMO: flag,
    DOCKET_SANDBOX_URL: optional(webUrl.optional()),
    PRIVATE_ENDPOINTS: optional(origins),
    COMMAND_QUARANTINE_SECONDS: optional(secondsUpToADay.optional()),
    IMAGE_CACHE_MB: wholeNumber(1, 1_048_576, 512),
    WEB_HEAP_MB: wholeNumber(256, 65_536, 384),
    IMAGING_NODE: optional(z.string().optional()),
    ...issuerVariables,
    LOG_LEVEL: optional(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info')),
  })
  .transform((value, context) => ({
    ...value,
    PUBLIC_URL: value.PUBLIC_URL ?? `http://${hostForUrl(value.HOST)}:${value.PORT}`,
    singleSignOn: issuerSettings(value, context),
  }))
  .refine((value) => value.DATA_KEYS.every(({ key }) => !key.equals(value.INDEX_KEY)), {
    path: ['INDEX_KEY'],
    error: 'must be another key than those in DATA_KEYS: who can look up must not thereby be able to read',
  });

/** The environment, checked and typed. Sizes in MB, addresses as origins. */
export type Env = z.infer<typeof Environment>;

/** The environment does not allow a start. Its message names each variable and what to do, never a value. */
export class BadEnvironment extends Error {
  override readonly name = 'BadEnvironment';
}

let parsed: Env | undefined;

/**
 * The environment, parsed on first use: `next build` runs without a single secret.
 * @throws BadEnvironment when a variable is missing, malformed or weak
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Parses a given environment. @throws BadEnvironment */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const result = Environment.safeParse(variables);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new BadEnvironment(`${[...new Set(faults)].join('; ')}.`);
}

/**
 * Ends the process with one sentence when the environment does not allow a start. Called before the first request and
 * the first job.
 */
export function checkAtBoot(): void {
  try {
    env();
  } catch (error) {
    if (!(error instanceof BadEnvironment)) throw error;
    process.stderr.write(`Docket can't start: ${error.message}\n`);
    process.exit(1);
  }
}

/** For tests that point this process at another database: the next `env()` reads again. */
export function forgetEnv(): void {
  parsed = undefined;
}

/** The developer's loop, where the framework draws its own overlay and evaluates code. Never true of a build. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development';
}

/** What the framework's own config needs while building, when no secret is there. */
export function buildSettings(): {
  readonly publicHost: string | undefined;
  readonly isOnThisMachine: boolean;
  readonly buildFolder: string;
} {
  const url = process.env.PUBLIC_URL;
  const known = url && URL.canParse(url) ? new URL(url) : undefined;
  return {
    publicHost: known?.host,
    isOnThisMachine: known !== undefined && loopback.has(known.hostname),
    buildFolder: process.env.DOCKET_BUILD_DIR || '.next',
  };
}

function isStrongKey(key: Buffer): boolean {
  return key.length === 32 && new Set(key).size >= 12;
}

function readPrivateKey(base64: string): KeyObject | undefined {
  try {
    return createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    return undefined;
  }
}

function hostForUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
