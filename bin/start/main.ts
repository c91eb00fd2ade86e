import { parseEnv } from '#lib/env.ts';
import { buildPages, isBuilt } from './build.ts';
import { prepareDatabase, startEmbedded } from './database.ts';
import { end, endLast, endOnSignals, releaseAtEnd } from './ending.ts';
import { embeddedVariables, localUrl, startSettings } from './environment.ts';
import { claimFolder, openFolder } from './folder.ts';
import { generateClient } from './generate.ts';
import { seed, startSandbox, startWeb, startWorker, type Variables } from './parts.ts';
import { checkPort } from './port.ts';
import { StartRefused } from './refused.ts';
import { ensureSecrets, type Secrets } from './secrets.ts';
import { say, step } from './step.mjs';
import { welcome } from './welcome.ts';

const began = performance.now();
const isDev = process.argv.includes('--dev');

endOnSignals();
start().catch(end);

/** Brings everything up; what doesn't wait for one another runs side by side. */
async function start(): Promise<void> {
  const settings = startSettings();
  const publicUrl = process.env.PUBLIC_URL || localUrl(settings);
  const folder = openFolder();
  releaseAtEnd(await claimFolder(folder, publicUrl));
  await checkPort(settings.host, settings.port);
  const secrets = settings.isEmbedded ? ensureSecrets(folder) : undefined;
  if (!secrets) parseEnv({ ...process.env, NODE_ENV: 'production' });
  const actionKey = secrets?.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;

  const generated = step('Database client', generateClient);
  const database = openDatabase(folder, secrets);
  const sandbox = settings.isDemo ? step('Sandbox', () => startSandbox(folder)) : Promise.resolve(undefined);
  const built = generated.then(() =>
    isDev || isBuilt(actionKey)
      ? undefined
      : step('Pages built', () => buildPages(actionKey), { expect: 'half a minute' }),
  );
  const seeded = Promise.all([generated, database, sandbox]).then(async ([, urls, sandboxUrl]): Promise<Variables> => {
    const told = {
      NODE_ENV: isDev ? 'development' : 'production',
      PUBLIC_URL: publicUrl,
      NEXTAUTH_URL: publicUrl,
      NEXT_TELEMETRY_DISABLED: '1',
    } as const;
    const variables: Variables = {
      ...process.env,
      ...urls,
      ...told,
      ...(sandboxUrl ? { DOCKET_SANDBOX_URL: sandboxUrl } : {}),
    };
    await step('Policies and people', () => seed(variables, sandboxUrl, localUrl(settings)));
    return variables;
  });
  const worker = seeded.then((variables) => step('Worker', () => startWorker(folder, variables)));
  const web = Promise.all([built, seeded]).then(([, variables]) =>
    step('Web', () => startWeb(folder, variables, settings, isDev)),
  );
  await Promise.all([worker, web]);
  say(welcome(publicUrl, settings.isDemo, performance.now() - began));
}

/** The embedded database or the given one, brought up to date. Returns the variables that name it. */
async function openDatabase(folder: string, secrets: Secrets | undefined): Promise<Record<string, string>> {
  const { DATABASE_URL, DATABASE_MIGRATE_URL } = process.env;
  if (!secrets) {
    await step('Database', () => prepareDatabase(DATABASE_URL ?? '', DATABASE_MIGRATE_URL || undefined));
    return {};
  }
  const opening = startEmbedded(folder, secrets);
  endLast(opening);
  const cluster = await step('PostgreSQL', () => opening);
  if (cluster.remark) say(`  ! ${cluster.remark}`);
  cluster.process.once(
    'exit',
    () => void end(new StartRefused(`PostgreSQL ended by itself; its log is in ${cluster.folder}.`)),
  );
  await step('Migrations', () => prepareDatabase(cluster.appUrl, cluster.ownerUrl));
  return embeddedVariables(folder, secrets, cluster);
}
