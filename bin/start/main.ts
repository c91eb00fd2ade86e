import { parseEnv } from '#lib/env.ts';
import { headsFileProblem } from '#lib/ledger/heads-file.ts';
import { buildPages, isBuilt } from './build.ts';
import { keepEmbedded, prepareDatabase } from './database.ts';
import { end, endOnSignals, releaseAtEnd } from './ending.ts';
import { embeddedVariables, localUrl, startSettings } from './environment.ts';
import { claimFolder, openFolder } from './folder.ts';
import { generateClient } from './generate.ts';
import { type Kept, keep } from './keep.ts';
import { sandboxPort, seed, startSandbox, startWeb, startWorker, type Variables } from './parts.ts';
import { checkPort } from './port.ts';
import { ensureSecrets, type Secrets } from './secrets.ts';
import { say, step, stepTimes } from './step.mjs';
import { welcome } from './welcome.ts';

const began = performance.now();
const isDev = process.argv.includes('--dev');
/** What bin/start.mjs spent on packages before it started this process. */
const installedMs = Number(process.argv.find((one) => one.startsWith('--installed-ms='))?.split('=')[1] ?? 0);

endOnSignals();
start().catch(end);

/** Starts everything; steps that don't depend on each other run at the same time. */
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
  const sandbox = settings.isDemo ? keepSandbox(folder) : Promise.resolve(undefined);
  const built = generated.then(() =>
    isDev || isBuilt(actionKey)
      ? undefined
      : step('Pages built', () => buildPages(actionKey), { expect: 'half a minute' }),
  );
  const seeded = Promise.all([generated, database, sandbox]).then(async ([, { urls }, sandboxUrl]) => {
    const variables = { ...process.env, ...urls, ...startVariables(publicUrl, sandboxUrl) };
    await step('Policies and people', () => seed(variables, sandboxUrl, localUrl(settings)));
    return variables;
  });
  // After the build: what it copies, draws and reads would take the cores that the build needs.
  const worker = Promise.all([seeded, database, built]).then(([variables, { kept }]) =>
    keep({ name: 'Worker', start: () => startWorker(folder, variables), needs: kept }),
  );
  const web = Promise.all([built, seeded, database]).then(([, variables, { kept }]) =>
    keep({ name: 'Web', start: () => startWeb(folder, variables, settings, isDev), needs: kept }),
  );
  await Promise.all([worker, web, seeded.then(warnOfHeads)]);
  say(`\n  ${stepTimes({ 'Packages installed': installedMs })}`);
  say(welcome(publicUrl, settings.isDemo, installedMs + performance.now() - began));
}

/** Variables that only the start knows. */
function startVariables(publicUrl: string, sandboxUrl: string | undefined): Variables {
  return {
    NODE_ENV: isDev ? 'development' : 'production',
    PUBLIC_URL: publicUrl,
    NEXTAUTH_URL: publicUrl,
    NEXT_TELEMETRY_DISABLED: '1',
    ...(sandboxUrl ? { DOCKET_SANDBOX_URL: sandboxUrl } : {}),
  };
}

/** Keeps the sandbox running on one port, because the demo connections store its address. Gives the address. */
async function keepSandbox(folder: string): Promise<string> {
  const port = await sandboxPort(folder);
  await keep({ name: 'Sandbox', start: () => startSandbox(folder, port) });
  return `http://127.0.0.1:${port}`;
}

/** Warns when signed heads can't be written. Docket works without them, but cut rows would not be noticed. */
async function warnOfHeads(variables: Variables): Promise<void> {
  const { LEDGER_HEADS_FILE: file } = parseEnv(variables);
  const code = await headsFileProblem(file);
  if (code)
    say(`  ! ${file} can't be written (${code}): until it can, rows cut off the ledger's end would not be noticed.`);
}

type Database = { readonly urls: Readonly<Record<string, string>>; readonly kept?: Kept };

/** The embedded or the given database, with migrations applied, and the variables with its addresses. */
async function openDatabase(folder: string, secrets: Secrets | undefined): Promise<Database> {
  const { DATABASE_URL, DATABASE_MIGRATE_URL } = process.env;
  if (!secrets) {
    await step('Database', () => prepareDatabase(DATABASE_URL ?? '', DATABASE_MIGRATE_URL || undefined));
    return { urls: {} };
  }
  const { kept, remark, ...urls } = await keepEmbedded(folder, secrets);
  if (remark) say(`  ! ${remark}`);
  await step('Migrations', () => prepareDatabase(urls.appUrl, urls.ownerUrl));
  return { urls: embeddedVariables(folder, secrets, urls), kept };
}
