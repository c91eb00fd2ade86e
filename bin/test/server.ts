import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../postgres/cluster.ts';
import { urlAs } from '../postgres/database.ts';
import { hiddenFolder } from '../postgres/place.ts';
import { embeddedUrls } from '../start/embedded.ts';
import { embeddedVariables } from '../start/environment.ts';
import { readState } from '../start/folder.ts';
import { StartRefused } from '../start/refused.ts';
import { ensureSecrets } from '../start/secrets.ts';
import { root } from '../start/tool.ts';

/** A temporary Docket for the browser tests: production build, database and sandbox. */
export type TestServer = { readonly variables: NodeJS.ProcessEnv; readonly stop: () => Promise<void> };

const running = new Set<ChildProcess>();

/** Starts one with bin/start.mjs, in a folder of its own. @throws StartRefused when it does not come up */
export async function startTestServer(base: NodeJS.ProcessEnv): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-e2e-'));
  // The secrets are kept between runs: the build contains one of them, and a new one would mean a new build.
  const kept = join(root, '.test');
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  const secrets = ensureSecrets(kept);
  copyFileSync(join(kept, 'secrets.json'), join(folder, 'secrets.json'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...base,
    DOCKET_DATA_DIR: folder,
    DOCKET_BUILD_DIR: '.test/next',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: url,
  };
  const start = spawn(process.execPath, [join(root, 'bin/start.mjs')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  running.add(start);
  await untilUp(start);
  await forgoDisk(urlAs(embeddedUrls(folder, secrets).ownerUrl, 'postgres', secrets.superPassword, 'postgres'));
  const stop = async () => {
    await ended(start);
    for (const gone of [folder, hiddenFolder(folder)]) rmSync(gone, { recursive: true, force: true });
  };
  const sandbox = `http://127.0.0.1:${readState(folder).sandboxPort}`;
  return {
    variables: {
      ...env,
      ...embeddedVariables(folder, secrets, embeddedUrls(folder, secrets)),
      DOCKET_SANDBOX_URL: sandbox,
    },
    stop,
  };
}

/** Ends each that still runs. */
export async function stopTestServer(): Promise<void> {
  await Promise.all([...running].map(ended));
}

async function ended(start: ChildProcess): Promise<void> {
  running.delete(start);
  if (start.exitCode !== null || start.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => start.once('exit', () => resolve()));
  start.kill('SIGTERM');
  await exit;
}

/** Nothing is written through to the disk: a power failure may ruin this database, the end of a process may not. */
async function forgoDisk(superUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  for (const statement of ['ALTER SYSTEM SET fsync = off', 'ALTER SYSTEM SET full_page_writes = off'])
    await client.query(statement);
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

function untilUp(start: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    start.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      process.stdout.write(said.includes('Docket is at') ? '' : chunk);
      if (said.includes('Docket is at')) resolve();
    });
    start.once('exit', () =>
      reject(new StartRefused('Docket did not come up for the browser tests; why is said above.')),
    );
  });
}
