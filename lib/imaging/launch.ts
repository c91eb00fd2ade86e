import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { limits } from './rendering.ts';

/** How a child is started, and what isolates it from the machine, in words. */
export type Launch = { command: string; args: string[]; isolation: string[] };

/** The child's entry as a real file below the checkout. Not relative to this module, which a bundler moves. */
function entryPath(root: string): string {
  return join(root, 'lib', 'imaging', 'process.ts');
}

/** Tries each isolation layer on this machine and keeps those that work; Node's own restrictions always apply. */
export async function probeLaunch(node: string, root: string, entry = entryPath(root)): Promise<Launch> {
  const wrapping: string[] = [];
  const isolation = [
    'empty environment',
    'no file access, child process or worker from JavaScript',
    'limited heap, time and input',
  ];
  for (const alternatives of layers()) {
    for (const { label, command } of alternatives) {
      const full = absolute(command);
      if (full === null || !(await works([...wrapping, ...full, node], entry))) continue;
      wrapping.push(...full);
      isolation.push(label);
      break;
    }
  }
  const [command = node, ...args] = [...wrapping, node, ...nodeFlags(root), entry];
  return { command, args, isolation };
}

/** An empty environment. The cast is needed because Next's types require NODE_ENV. */
const noEnvironment = {} as NodeJS.ProcessEnv;

/** Starts a child without any of this process's environment. */
export function start({ command, args }: Launch): ChildProcessWithoutNullStreams {
  return spawn(command, args, { env: noEnvironment, stdio: 'pipe', cwd: '/' });
}

/** Allows reading the child's own code and the decoders. Writing, the inspector, WASI and workers are not allowed. */
function nodeFlags(root: string): string[] {
  const readable = [
    'package.json',
    'lib/imaging',
    ...['sharp', '@img', 'detect-libc', 'semver', '@hyzyla/pdfium', 'zxing-wasm'].map((name) => `node_modules/${name}`),
  ];
  return [
    '--permission',
    '--allow-addons',
    ...readable.map((path) => `--allow-fs-read=${join(root, path)}`),
    `--max-old-space-size=${limits.heapMegabytes}`,
    '--disallow-code-generation-from-strings',
    '--no-warnings',
  ];
}

type Wrapper = { label: string; command: string[] };

/**
 * For each layer its alternatives, the best first. Removing the network needs the privileges that the last layer drops.
 */
function layers(): Wrapper[][] {
  const dropped = ['--bounding-set=-all', '--inh-caps=-all', '--no-new-privs', '--'];
  return [
    [
      { label: 'no network', command: ['unshare', '--net', '--ipc', '--uts', '--'] },
      { label: 'no network', command: ['unshare', '--map-root-user', '--net', '--ipc', '--uts', '--'] },
    ],
    [{ label: 'limited memory', command: ['prlimit', `--data=${limits.memoryBytes}`, '--core=0', '--'] }],
    [
      {
        label: 'user nobody, no privileges',
        command: ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...dropped],
      },
      { label: 'no privileges', command: ['setpriv', ...dropped] },
      { label: 'no new privileges', command: ['setpriv', '--no-new-privs', '--'] },
    ],
  ];
}

/** Replaces the program's name by its path, because a child without an environment has no PATH. */
function absolute([name = '', ...rest]: string[]): string[] | null {
  for (const folder of ['/usr/bin', '/bin', '/usr/sbin', '/sbin']) {
    // Without the comment the build looks for this path among all files of the project.
    const path = join(/* turbopackIgnore: true */ folder, name);
    if (isExecutable(path)) return [path, ...rest];
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether Node starts behind this command and can read the child's code. */
async function works([command = '', ...args]: string[], entry: string): Promise<boolean> {
  try {
    await promisify(execFile)(command, [...args, '-e', 'require("node:fs").readFileSync(process.argv[1])', entry], {
      env: noEnvironment,
      cwd: '/',
      timeout: limits.startMilliseconds,
    });
    return true;
  } catch {
    return false;
  }
}
