import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';

/** Only for the isolation test: started like the imaging process, it tries everything that must fail there. */
const [port, file = ''] = process.argv.slice(2);
const attempts = {
  environment: () => Object.keys(process.env).join(),
  passwords: () => readFileSync('/etc/passwd', 'utf8').length,
  keys: () => readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8').length,
  write: () => writeFileSync(file, 'x'),
  program: () => execFileSync('/bin/true').length,
  worker: () => new Worker('0', { eval: true }).threadId,
  evaluation: () => new Function('return 1')(),
  ownCode: () => readFileSync(new URL(import.meta.url), 'utf8').length > 0,
};
const results = Object.entries(attempts).map(([name, attempt]) => [name, outcomeOf(attempt)]);
const network = await reach(Number(port));
process.stdout.write(JSON.stringify({ ...Object.fromEntries(results), network, user: process.getuid?.() }));
process.exit(0);

function outcomeOf(attempt: () => unknown): unknown {
  try {
    return attempt() ?? 'done';
  } catch (error) {
    return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : 'failed';
  }
}

function reach(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => resolve('reached'));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name));
  });
}
