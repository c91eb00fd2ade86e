import { parseArgs } from 'node:util';
import { BAD_DELIVERIES } from '#sandbox/faults/bad-deliveries.ts';
import { FAULT_KINDS } from '#sandbox/faults/faults.ts';
import { EVENT_KINDS } from '#sandbox/webhooks/events.ts';
import { COMMANDS, type Options } from './commands.ts';
import { CommandError, controlAt, sandboxUrl } from './control.ts';

const text = { type: 'string' } as const;
const OPTIONS = {
  url: text,
  json: { type: 'boolean' },
  count: text,
  to: text,
  secret: text,
  set: { type: 'string', multiple: true },
  applicant: text,
  event: text,
  bad: text,
  times: text,
  'at-once': text,
  every: text,
  ms: text,
  path: text,
} as const;

/**
 * Runs one command against a running sandbox and prints the answer. A CommandError is printed to stderr and sets the
 * exit code to 1.
 */
export async function runCommand(args: string[]): Promise<void> {
  try {
    const { positionals, values } = parsed(args);
    const [name = '', ...words] = positionals;
    const command = COMMANDS[name];
    if (!command) throw new CommandError(`There is no command ${name}.\n${help()}`);
    print(
      shown(
        await command.run(
          words,
          values,
          controlAt(sandboxUrl(typeof values.url === 'string' ? values.url : undefined)),
        ),
        values,
      ),
    );
  } catch (cause) {
    if (!(cause instanceof CommandError)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    process.exitCode = 1;
  }
}

/** The text of `npm run sandbox -- --help`. */
export function help(): string {
  const widest = Math.max(...Object.values(COMMANDS).map(({ usage }) => usage.length));
  const lines = Object.values(COMMANDS).map(({ usage, help }) =>
    usage.length > 40 ? `  ${usage}\n      ${help}` : `  ${usage.padEnd(Math.min(40, widest))}  ${help}`,
  );
  return [
    'npm run sandbox                 starts a sandbox',
    '      --port --host --people --seed --state --pictures --picture-scale --today --complete-after SECONDS',
    'npm run sandbox -- COMMAND      sends a command to a running sandbox: [--url URL] [--json]',
    ...lines,
    `vendors  allpass, b2core, blockpass, ondato, vult`,
    `faults   ${FAULT_KINDS.join(', ')}`,
    `--bad    ${BAD_DELIVERIES.join(', ')}`,
    `--event  ${EVENT_KINDS.join(', ')}`,
  ].join('\n');
}

function parsed(args: string[]): { positionals: string[]; values: Options } {
  try {
    return parseArgs({ args, allowPositionals: true, options: OPTIONS });
  } catch (cause) {
    if (cause instanceof TypeError) throw new CommandError(`${cause.message}.`);
    throw cause;
  }
}

/** One line per row when every value is plain; JSON otherwise, or with --json. */
function shown(answer: unknown, { json }: Options): string {
  const rows = Array.isArray(answer) ? answer : [answer];
  const isPlain = rows.every((row) =>
    Object.values(row as object).every((value) => typeof value !== 'object' || value === null),
  );
  if (json || !isPlain) return JSON.stringify(answer, null, 2);
  return (
    rows
      .map((row) =>
        Object.values(row as object)
          .map((value) => value ?? '—')
          .join('  '),
      )
      .join('\n') || 'Nothing.'
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
