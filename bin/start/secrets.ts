import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Secrets = z.strictObject({
  superPassword: z.string(),
  ownerPassword: z.string(),
  appPassword: z.string(),
  DATA_KEYS: z.string(),
  INDEX_KEY: z.string(),
  LEDGER_KEY: z.string(),
  NEXTAUTH_SECRET: z.string(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string(),
});

/** The content of .data/secrets.json. Names in capitals are environment variables. */
export type Secrets = z.infer<typeof Secrets>;

/** New secrets from the system's random source. */
export function makeSecrets(): Secrets {
  const key = () => randomBytes(32).toString('base64');
  const password = () => randomBytes(24).toString('base64url');
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    superPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
    DATA_KEYS: `k1:${key()}`,
    INDEX_KEY: key(),
    LEDGER_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    NEXTAUTH_SECRET: key(),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key(),
  };
}

/**
 * The secrets of a folder; undefined before the first start.
 * @throws Error when the file is damaged. It is never replaced, because sealed values would be lost.
 */
export function readSecrets(folder: string): Secrets | undefined {
  const file = join(folder, 'secrets.json');
  if (!existsSync(file)) return undefined;
  const parsed = Secrets.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success)
    throw new Error(`${file} is damaged; bring it back from a backup, or move the whole folder away to begin anew.`);
  return parsed.data;
}

/** The secrets of a folder, made when missing. The file is written atomically and only its owner can read it. */
export function ensureSecrets(folder: string): Secrets {
  const known = readSecrets(folder);
  if (known) return known;
  const made = makeSecrets();
  const file = join(folder, 'secrets.json');
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, file);
  return made;
}
