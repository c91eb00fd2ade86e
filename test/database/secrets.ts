import { makeSecrets } from '#bin/start/secrets.ts';
import { forgetEnv } from '#lib/env.ts';

/** Sets new random secrets in this process's environment, where none are set. */
export function setTestSecrets(): void {
  const { DATA_KEYS, INDEX_KEY, LEDGER_KEY, NEXTAUTH_SECRET } = makeSecrets();
  for (const [name, value] of Object.entries({ DATA_KEYS, INDEX_KEY, LEDGER_KEY, NEXTAUTH_SECRET }))
    process.env[name] ??= value;
  forgetEnv();
}
