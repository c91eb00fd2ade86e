import { join } from 'node:path';
import type { DatabaseUrls } from '../postgres/database.ts';
import { StartRefused } from './refused.ts';
import type { Secrets } from './secrets.ts';

/** Settings of `npm start` itself, read before the environment is checked. */
export type StartSettings = {
  readonly host: string;
  readonly port: number;
  readonly isEmbedded: boolean;
  readonly isDemo: boolean;
};

/** @throws StartRefused when PORT is no port */
export function startSettings(): StartSettings {
  const { HOST, PORT, DATABASE_URL, DOCKET_DEMO } = process.env;
  const isEmbedded = !DATABASE_URL;
  const port = Number(PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartRefused('PORT must be a whole number from 1 to 65535.');
  return { host: HOST || '127.0.0.1', port, isEmbedded, isDemo: isEmbedded || DOCKET_DEMO === '1' };
}

/** The web's address on this machine; PUBLIC_URL may be another. */
export function localUrl({ host, port }: StartSettings): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** The environment of the embedded installation: its database and the secrets of its folder. */
export function embeddedVariables(folder: string, secrets: Secrets, urls: DatabaseUrls): Record<string, string> {
  const { DATA_KEYS, INDEX_KEY, LEDGER_KEY, NEXTAUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = secrets;
  return {
    DATABASE_URL: urls.appUrl,
    DATABASE_MIGRATE_URL: urls.ownerUrl,
    DATA_KEYS,
    INDEX_KEY,
    LEDGER_KEY,
    NEXTAUTH_SECRET,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    LEDGER_HEADS_FILE: process.env.LEDGER_HEADS_FILE || join(folder, 'ledger-heads.jsonl'),
    DOCKET_DEMO: '1',
  };
}

/** The sandbox plays the vendors, so it gets none of Docket's secrets and addresses. */
export function sandboxEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, TZ } = process.env;
  return { PATH, HOME, TMPDIR, TZ, NODE_ENV: 'production' };
}
