import { StartRefused } from '../start/refused.ts';

/** What would lead a test to somebody's real installation. */
const ours =
  /^(DATABASE_|DATA_KEYS$|INDEX_KEY$|LEDGER_|NEXTAUTH_|NEXT_SERVER_ACTIONS_ENCRYPTION_KEY$|DOCKET_|PUBLIC_URL$|HOST$|PORT$|IMAGE_CACHE_MB$|WEB_HEAP_MB$|NODE_ENV$|LOG_LEVEL$|FORCE_COLOR$|NO_COLOR$)/;

/** Tests write and throw away. They never do so in a database someone named, but a remote one is refused out loud. @throws StartRefused */
export function refuseRealDatabase(): void {
  for (const name of ['DATABASE_URL', 'DATABASE_MIGRATE_URL']) {
    const url = process.env[name];
    if (!url) continue;
    const host = URL.canParse(url) ? new URL(url).hostname : '';
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(host))
      throw new StartRefused(`${name} is set to a database that is not local; unset it to run the tests.`);
  }
}

/** The environment of every test process: the caller's without anything of an installation, and what tests are told. */
export function testEnvironment(size: 'small' | 'full', browser: string): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  return { ...kept, NODE_ENV: 'test', DOCKET_TEST_SIZE: size, DOCKET_BROWSER: browser, NEXT_TELEMETRY_DISABLED: '1' };
}
