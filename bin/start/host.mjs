import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { alone } from './alone.mjs';
import { outliveReader } from './output.mjs';
import { step } from './step.mjs';

/**
 * Runs on the host's Node before anything is installed, so it is plain JavaScript without packages. It ends by starting
 * the Node that package.json pins.
 */
const root = join(import.meta.dirname, '../..');
const modules = join(root, 'node_modules');

outliveReader();

/** Installs packages when node_modules differs from package-lock.json. */
export async function install() {
  refuseOldNode();
  if (isInstalled()) return;
  const unlessDone = () => (isInstalled() ? undefined : npmCi());
  // Two installations at once would remove each other's packages.
  const installing = () => alone(join(root, '.install.lock'), unlessDone);
  await step('Packages installed', installing, { expect: 'about a minute' });
  if (!isInstalled())
    fail(
      'npm ci finished, but node_modules does not hold what package-lock.json asks for; run npm ci by hand to see why.',
    );
}

/** Runs a TypeScript command on the pinned Node, and exits with its exit code. */
export function handOver(script, args) {
  const child = spawn(join(modules, '.bin/node'), ['--conditions=react-server', join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}` },
    // When this process is killed, the child sees that the channel is closed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('disconnect', () => child.kill('SIGTERM'));
  process.channel?.unref();
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 15)));
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Docket needs Node 20.19 or newer to start; this is ${process.version}.`);
}

/** npm writes node_modules/.package-lock.json last, so an interrupted installation has none. */
function isInstalled() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record) || !existsSync(join(modules, '.bin/node'))) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(record, 'utf8')).packages;
  const isAsWanted = ([path, entry]) =>
    path in found ? found[path].integrity === entry.integrity : path === '' || entry.optional === true;
  return Object.entries(wanted).every(isAsWanted) && Object.keys(found).every((path) => path in wanted);
}

function npmCi() {
  const npm = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const stop = () => npm.kill('SIGTERM');
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return new Promise((resolve) => {
    npm.on('error', () => fail('npm was not found; it comes with Node and is needed to install the packages.'));
    npm.on('exit', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (code === 0) return resolve(undefined);
      process.stderr.write(Buffer.concat(said));
      fail('npm ci failed; what it said is above.');
    });
  });
}

function fail(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}
