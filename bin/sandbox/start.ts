import { setPriority } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureFolder } from '#lib/folder.ts';
import { startSandbox } from '#sandbox/server.ts';

/**
 * Runs the sandbox until SIGTERM or SIGINT. All settings are arguments; the sandbox reads no environment variable and
 * no file of the product.
 */
export async function start(args: string[]): Promise<void> {
  const values = read(args);
  // Drawing the documents of a thousand people takes minutes of CPU time; a lower priority keeps the product
  // responsive.
  if (values.niceness !== undefined) setPriority(wholeNumber('niceness', values.niceness));
  makeFolders(values.state && dirname(values.state), values.pictures);
  const sandbox = await startSandbox({
    host: values.host,
    port: wholeNumber('port', values.port),
    people: wholeNumber('people', values.people),
    seed: values.seed,
    stateFile: values.state,
    picturesFolder: values.pictures,
    pictureScale: scaleOf(values['picture-scale']),
    today: values.today,
    completeAfterSeconds:
      values['complete-after'] === undefined ? undefined : wholeNumber('complete-after', values['complete-after']),
  }).catch((cause: unknown) => refuse(cause, values.port));
  process.stdout.write(`${JSON.stringify({ ready: true, url: sandbox.url })}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
}

function read(args: string[]) {
  return parseArgs({
    args,
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '4110' },
      people: { type: 'string', default: '200' },
      seed: { type: 'string', default: 'docket' },
      state: { type: 'string' },
      pictures: { type: 'string' },
      'picture-scale': { type: 'string', default: '1' },
      today: { type: 'string' },
      'complete-after': { type: 'string' },
      niceness: { type: 'string' },
    },
  }).values;
}

/** Before anything runs: later it would be the first save that fails. */
function makeFolders(...folders: readonly (string | undefined)[]): void {
  try {
    for (const folder of folders) if (folder) ensureFolder(folder);
  } catch (cause) {
    refuse(cause, '');
  }
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d+$/.test(value)) refuse(new Error(`--${name} must be a whole number, not ${value}`), value);
  return Number(value);
}

function scaleOf(value: string): number {
  const scale = Number(value);
  if (!(scale >= 0.1 && scale <= 2)) refuse(new Error(`--picture-scale must be from 0.1 to 2, not ${value}`), value);
  return scale;
}

function refuse(cause: unknown, port: string): never {
  const busy = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
  const why = busy ? `port ${port} is in use` : cause instanceof Error ? cause.message : String(cause);
  process.stderr.write(`The sandbox can't start: ${why}.\n`);
  process.exit(1);
}
