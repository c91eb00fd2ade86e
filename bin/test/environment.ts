import { StartRefused } from '../start/refused.ts';

/** Variables that could lead a test to a real installation, or change its output. */
const removedPrefixes = ['DATABASE_', 'LEDGER_', 'NEXTAUTH_', 'OIDC_', 'DOCKET_'];
const removedNames = [
  'DATA_KEYS',
  'INDEX_KEY',
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
  'PUBLIC_URL',
  'ORGANISATION',
  'HOST',
  'PORT',
  'IMAGE_CACHE_MB',
  'WEB_HEAP_MB',
  'NODE_ENV',
  'LOG_LEVEL',
  'FORCE_COLOR',
  'NO_COLOR',
];

/**
 * Tests never use the database of the environment, but a remote one there is refused, to prevent mistakes.
 * @throws StartRefused
 */
export function refuseRealDatabase(): void {
  for (const name of ['DATABASE_URL', 'DATABASE_MIGRATE_URL']) {
    const url = process.env[name];
    if (!url) continue;
    const host = URL.canParse(url) ? new URL(url).hostname : '';
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(host))
      throw new StartRefused(`${name} is set to a database that is not local; unset it to run the tests.`);
  }
}

/** The environment of every test process: the caller's, without the variables of an installation. */
export function testEnvironment(size: 'small' | 'full', browser: string): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isRemoved(name)));
  return { ...kept, NODE_ENV: 'test', DOCKET_TEST_SIZE: size, DOCKET_BROWSER: browser, NEXT_TELEMETRY_DISABLED: '1' };
}

function isRemoved(name: string): boolean {
  return removedNames.includes(name) || removedPrefixes.some((prefix) => name.startsWith(prefix));
}
