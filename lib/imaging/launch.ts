import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { limits } from './rendering.ts';

/** How a child is started, and what keeps it apart from the rest of the machine, in words for the README and the health page. */
export type Launch = { command: string; args: string[]; isolation: string[] };

/**
 * Docket always runs in its checkout, and bundlers move this module: the child's entry is found from
 * the working directory, as a real file.
 */
function entryPath(root: string): string {
  return join(root, 'lib', 'imaging', 'process.ts');
}

/** Tries each layer once on this machine and keeps those that work here; what Node itself gives is always there. */
export async function probeLaunch(node: string, root: string, entry = entryPath(root)): Promise<Launch> {
  const wrapping: string[] = [];
  const isolation = [
    'empty environment',
    'no file access, child process or worker from JavaScript',
    'limited heap, time and input',
  ];
  for (const ways of layers()) {
    for (const { says, words } of ways) {
      const full = absolute(words);
      if (full === null || !(await works([...wrapping, ...full, node], entry))) continue;
      wrapping.push(...full);
      isolation.push(says);
      break;
    }
  }
  const [command = node, ...args] = [...wrapping, node, ...nodeFlags(root), entry];
  return { command, args, isolation };
}

/** The types of the framework insist on NODE_ENV; the child gets not even that. */
const nothing = {} as NodeJS.ProcessEnv;

/** Starts a child with nothing of this process's environment. */
export function start({ command, args }: Launch): ChildProcessWithoutNullStreams {
  return spawn(command, args, { env: nothing, stdio: 'pipe', cwd: '/' });
}

/** Reading is allowed for the child's own code and the decoders; writing, the inspector, WASI and workers for nothing. */
function nodeFlags(root: string): string[] {
  const readable = [
    'package.json',
    'lib/imaging',
    ...['sharp', '@img', 'detect-libc', 'semver', '@hyzyla/pdfium'].map((name) => `node_modules/${name}`),
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

type Way = { says: string; words: string[] };

/** Of each layer the first way that works. In this order: taking the network away wants the rights that the last layer drops. */
function layers(): Way[][] {
  const dropped = ['--bounding-set=-all', '--inh-caps=-all', '--no-new-privs', '--'];
  return [
    [
      { says: 'no network', words: ['unshare', '--net', '--ipc', '--uts', '--'] },
      { says: 'no network', words: ['unshare', '--map-root-user', '--net', '--ipc', '--uts', '--'] },
    ],
    [{ says: 'limited memory', words: ['prlimit', `--data=${limits.memoryBytes}`, '--core=0', '--'] }],
    [
      {
        says: 'user nobody, no privileges',
        words: ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...dropped],
      },
      { says: 'no privileges', words: ['setpriv', ...dropped] },
      { says: 'no new privileges', words: ['setpriv', '--no-new-privs', '--'] },
    ],
  ];
}

/** The first word becomes a path, because a child without an environment has no PATH. */
function absolute([name = '', ...rest]: string[]): string[] | null {
  for (const folder of ['/usr/bin', '/bin', '/usr/sbin', '/sbin']) {
    if (isExecutable(join(folder, name))) return [join(folder, name), ...rest];
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

/** Whether Node starts under these layers and can still read the child's code. */
async function works([command = '', ...args]: string[], entry: string): Promise<boolean> {
  try {
    await promisify(execFile)(command, [...args, '-e', 'require("node:fs").readFileSync(process.argv[1])', entry], {
      env: nothing,
      cwd: '/',
      timeout: limits.startMilliseconds,
    });
    return true;
  } catch {
    return false;
  }
}
