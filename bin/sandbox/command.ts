import { parseArgs } from 'node:util';
import { BAD_DELIVERIES } from '#sandbox/faults/bad-deliveries.ts';
import { FAULT_KINDS } from '#sandbox/faults/faults.ts';
import { EVENT_KINDS } from '#sandbox/webhooks/events.ts';
import { askAt, Mistake, sandboxUrl } from './ask.ts';
import { COMMANDS, type Options } from './commands.ts';

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
 * Runs one command against a running sandbox and prints the answer. A Mistake is printed to stderr; the exit code is
 * then 1.
 */
export async function runCommand(args: string[]): Promise<void> {
  try {
    const { positionals, values } = parsed(args);
    const [name = '', ...words] = positionals;
    const command = COMMANDS[name];
    if (!command) throw new Mistake(`There is no command ${name}.\n${help()}`);
    print(
      shown(
        await command.run(words, values, askAt(sandboxUrl(typeof values.url === 'string' ? values.url : undefined))),
        values,
      ),
    );
  } catch (cause) {
    if (!(cause instanceof Mistake)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    process.exitCode = 1;
  }
}

/** The text of `npm run sandbox -- --help`. */
export function help(): string {
  const widest = Math.max(...Object.values(COMMANDS).map(({ usage }) => usage.length));
  const lines = Object.values(COMMANDS).map(({ usage, says }) =>
    usage.length > 40 ? `  ${usage}\n      ${says}` : `  ${usage.padEnd(Math.min(40, widest))}  ${says}`,
  );
  return [
    'npm run sandbox                 starts it: --port --host --people --seed --state --pictures --today --come-after SECONDS',
    'npm run sandbox -- COMMAND      speaks to one that runs: [--url URL] [--json]',
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
    if (cause instanceof TypeError) throw new Mistake(`${cause.message}.`);
    throw cause;
  }
}

/** One line per row when every value is plain; JSON otherwise, or with --json. */
function shown(said: unknown, { json }: Options): string {
  const rows = Array.isArray(said) ? said : [said];
  const isPlain = rows.every((row) =>
    Object.values(row as object).every((value) => typeof value !== 'object' || value === null),
  );
  if (json || !isPlain) return JSON.stringify(said, null, 2);
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
