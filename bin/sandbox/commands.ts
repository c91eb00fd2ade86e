import { type CallControl, CommandError } from './control.ts';

/** Options of a command, as `parseArgs` returns them. */
export type Options = Readonly<Record<string, string | string[] | boolean | undefined>>;

export type Command = {
  usage: string;
  /** One line of help. */
  help: string;
  run(positionals: readonly string[], options: Options, call: CallControl): Promise<unknown>;
};

/** The commands of `npm run sandbox -- COMMAND`. Each returns what is printed. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  people: {
    usage: 'people VENDOR',
    help: 'all applicants, newest first: id, status, name',
    run: async ([vendor], _, call) =>
      (await call(`/people?vendor=${encodeURIComponent(required(vendor, 'VENDOR'))}`)).people,
  },
  create: {
    usage: 'create VENDOR [--count N]',
    help: 'creates applicants; at Blockpass they wait for review at once',
    run: async ([vendor], { count }, call) =>
      (await call('/create', { vendor: required(vendor, 'VENDOR'), count: wholeNumber('count', count) })).people,
  },
  complete: {
    usage: 'complete VENDOR ID',
    help: 'a simulated person submits everything the vendor asked for',
    run: ([vendor, id], _, call) => call('/complete', { vendor: required(vendor, 'VENDOR'), id: required(id, 'ID') }),
  },
  change: {
    usage: 'change VENDOR ID STATUS',
    help: 'an officer of the vendor sets a status; any word, known to the vendor or not',
    run: ([vendor, id, status], _, call) =>
      call('/change', {
        vendor: required(vendor, 'VENDOR'),
        id: required(id, 'ID'),
        status: required(status, 'STATUS'),
      }),
  },
  webhooks: {
    usage: 'webhooks [VENDOR --to URL [--secret TEXT] [--set NAME=VALUE …] | VENDOR off]',
    help: 'sets the webhook address of a vendor, on this machine only; without arguments: what is set and sent',
    run: webhooks,
  },
  webhook: {
    usage: 'webhook VENDOR [--applicant ID] [--event KIND] [--bad KIND] [--times N] [--at-once N]',
    help: 'sends a webhook now, valid or with a fault, and prints the answer',
    run: async ([vendor], { applicant, event, bad, times, 'at-once': atOnce }, call) => {
      const numbers = { times: wholeNumber('times', times), atOnce: wholeNumber('at-once', atOnce) };
      return (
        await call('/webhooks/send', {
          vendor: required(vendor, 'VENDOR'),
          id: applicant,
          kind: event,
          bad,
          ...numbers,
        })
      ).deliveries;
    },
  },
  fault: {
    usage: 'fault [VENDOR KIND [--every N] [--ms N] [--path TEXT] [--times N] | VENDOR off]',
    help: 'switches a fault on or off at one vendor; without a vendor: lists the faults',
    run: async ([vendor, kind], { every, ms, path, times }, call) => {
      if (vendor === undefined) return (await call('/faults')).faults;
      const numbers = {
        every: wholeNumber('every', every),
        ms: wholeNumber('ms', ms),
        times: wholeNumber('times', times),
      };
      return (await call('/faults', { vendor, kind: required(kind, 'KIND') === 'off' ? null : kind, path, ...numbers }))
        .faults;
    },
  },
  log: {
    usage: 'log',
    help: 'number of calls by operation, and of applied changes by applicant',
    run: (_, __, call) => call('/log'),
  },
  reset: {
    usage: 'reset',
    help: 'returns to the first day: people, faults, webhooks, counts',
    run: (_, __, call) => call('/reset', {}),
  },
};

async function webhooks(
  [vendor, off]: readonly string[],
  { to, secret, set }: Options,
  call: CallControl,
): Promise<unknown> {
  if (vendor === undefined) return call('/webhooks');
  if (off === 'off') return (await call('/webhooks', { vendor, url: null })).targets;
  const settings = { ...settingsIn(set), ...(secret === undefined ? {} : { secret }) };
  return (
    await call('/webhooks', { vendor, url: required(typeof to === 'string' ? to : undefined, '--to URL'), settings })
  ).targets;
}

function settingsIn(set: Options[string]): Record<string, string> {
  const pairs = Array.isArray(set) ? set : [];
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      if (value.length === 0) throw new CommandError(`--set takes NAME=VALUE, not ${pair}.`);
      return [name, value.join('=')] as const;
    }),
  );
}

function required(word: string | undefined, name: string): string {
  if (word === undefined) throw new CommandError(`${name} is missing.`);
  return word;
}

function wholeNumber(name: string, value: Options[string]): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^\d+$/.test(value)) throw new CommandError(`--${name} is a whole number.`);
  return Number(value);
}
