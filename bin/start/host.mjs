import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { alone } from './alone.mjs';
import { outliveReader } from './output.mjs';
import { missingPackages, npmArguments, whyNpmFailed } from './packages.mjs';
import { step } from './step.mjs';

/**
 * Runs on the host's Node before anything is installed, so it is plain JavaScript without packages. It ends by starting
 * the Node that package.json pins.
 */
const root = join(import.meta.dirname, '../..');
const modules = join(root, 'node_modules');

outliveReader();

/**
 * Installs packages when node_modules lacks some of package-lock.json. Gives the time it took, in ms.
 * @param withTests also those of the tests; a start works without them
 */
export async function install({ withTests = false } = {}) {
  refuseOldNode();
  if (missing(withTests) === 'none') return 0;
  const began = performance.now();
  const unlessDone = () => {
    const what = missing(withTests);
    return what === 'none' ? undefined : npm(npmArguments(what, withTests));
  };
  // Two installations at once would remove each other's packages.
  const installing = () => alone(join(root, '.install.lock'), unlessDone);
  await step('Packages installed', installing, { expect: 'half a minute' });
  if (missing(withTests) !== 'none')
    fail('npm finished, but node_modules does not hold what package-lock.json asks for; run npm ci to see why.');
  return Math.round(performance.now() - began);
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

function missing(withTests) {
  const record = join(modules, '.package-lock.json');
  const isWhole = existsSync(record) && existsSync(join(modules, '.bin/node'));
  return missingPackages(
    packagesIn(join(root, 'package-lock.json')),
    isWhole ? packagesIn(record) : undefined,
    withTests,
  );
}

function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function npm(args) {
  const started = spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const stop = () => started.kill('SIGTERM');
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return new Promise((resolve) => {
    started.on('error', () => fail('npm was not found; it comes with Node and is needed to install the packages.'));
    started.on('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (code === 0) return resolve(undefined);
      const text = Buffer.concat(said).toString('utf8');
      process.stderr.write(text);
      fail(whyNpmFailed(args[0], text));
    });
  });
}

function fail(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}
