import { fileURLToPath } from 'node:url';
import { env, parseEnv } from '#lib/env.ts';
import { buildPages } from './build.ts';
import { prepareDatabase } from './database.ts';
import { adoptEmbedded } from './embedded.ts';
import { generateClient } from './generate.ts';
import { outliveReader } from './output.mjs';
import { checkPort } from './port.ts';
import { StartRefused, sentenceFor } from './refused.ts';
import { runWeb } from './web.ts';

const [name = '', ...args] = process.argv.slice(2);

/** The file of each command. Before those with `isServer`, the environment and the database are checked. */
const files: Readonly<Record<string, { readonly file: string; readonly isServer: boolean }>> = {
  worker: { file: '../worker.ts', isServer: true },
  sandbox: { file: '../sandbox.ts', isServer: false },
  setup: { file: '../setup.ts', isServer: true },
  migrate: { file: '../migrate.ts', isServer: false },
  'verify-ledger': { file: '../verify-ledger.ts', isServer: false },
};

// The process that started this one is gone: stop in order.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

outliveReader();
try {
  await run();
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
}

async function run(): Promise<void> {
  await generateClient();
  if (name === 'build') return buildPages(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);
  adoptEmbedded();
  if (name === 'web') return web();
  const command = files[name];
  if (!command) throw new StartRefused(`there is no command ${name}.`);
  if (command.isServer) await checkDatabase();
  process.argv = [process.execPath, fileURLToPath(new URL(command.file, import.meta.url)), ...args];
  await import(command.file);
}

async function web(): Promise<void> {
  const told = parseEnv({ ...process.env, NODE_ENV: 'production' });
  await checkPort(told.HOST, told.PORT);
  await checkDatabase();
  await runWeb(told);
}

async function checkDatabase(): Promise<void> {
  await prepareDatabase(env().DATABASE_URL, env().DATABASE_MIGRATE_URL);
}
