import { parseArgs } from 'node:util';
import { startSandbox } from '#lib/sandbox/server.ts';

// Settings come as arguments only: the sandbox is the other side of the wire and reads nothing of ours.
const { values } = parseArgs({
  options: {
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '4110' },
    people: { type: 'string', default: '200' },
    seed: { type: 'string', default: 'docket' },
    state: { type: 'string' },
    pictures: { type: 'string' },
    today: { type: 'string' },
  },
});

const sandbox = await startSandbox({
  host: values.host,
  port: wholeNumber('port', values.port),
  people: wholeNumber('people', values.people),
  seed: values.seed,
  stateFile: values.state,
  picturesFolder: values.pictures,
  today: values.today,
}).catch(refuse);

process.stdout.write(`${JSON.stringify({ ready: true, url: sandbox.url })}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d+$/.test(value)) refuse(new Error(`--${name} must be a whole number, not ${value}`));
  return Number(value);
}

function refuse(cause: unknown): never {
  const busy = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
  const why = busy ? `port ${values.port} is in use` : cause instanceof Error ? cause.message : String(cause);
  process.stderr.write(`The sandbox can't start: ${why}.\n`);
  process.exit(1);
}
