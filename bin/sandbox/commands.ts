import { type Ask, Mistake } from './ask.ts';

/** Options of a command, as `parseArgs` returns them. */
export type Options = Readonly<Record<string, string | string[] | boolean | undefined>>;

export type Command = {
  usage: string;
  /** One line of help. */
  says: string;
  run(words: readonly string[], options: Options, ask: Ask): Promise<unknown>;
};

/** The commands of `npm run sandbox -- COMMAND`. Each returns what is printed. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  people: {
    usage: 'people VENDOR',
    says: 'everybody there, newest first: id, status, name',
    run: async ([vendor], _, ask) =>
      (await ask(`/people?vendor=${encodeURIComponent(needed(vendor, 'VENDOR'))}`)).people,
  },
  create: {
    usage: 'create VENDOR [--count N]',
    says: 'new applicants; at Blockpass they wait for review at once',
    run: async ([vendor], { count }, ask) =>
      (await ask('/create', { vendor: needed(vendor, 'VENDOR'), count: wholeNumber('count', count) })).people,
  },
  complete: {
    usage: 'complete VENDOR ID',
    says: 'a simulated person hands in all that is asked of them',
    run: ([vendor, id], _, ask) => ask('/complete', { vendor: needed(vendor, 'VENDOR'), id: needed(id, 'ID') }),
  },
  change: {
    usage: 'change VENDOR ID STATUS',
    says: "the vendor's own officer moves somebody; any word, the vendor's or not",
    run: ([vendor, id, status], _, ask) =>
      ask('/change', { vendor: needed(vendor, 'VENDOR'), id: needed(id, 'ID'), status: needed(status, 'STATUS') }),
  },
  webhooks: {
    usage: 'webhooks [VENDOR --to URL [--secret TEXT] [--set NAME=VALUE …] | VENDOR off]',
    says: 'where a vendor sends what happens, and how the latest deliveries went; an address on this machine only',
    run: webhooks,
  },
  webhook: {
    usage: 'webhook VENDOR [--applicant ID] [--event KIND] [--bad KIND] [--times N] [--at-once N]',
    says: 'sends one now, well or badly, and says what was answered',
    run: async ([vendor], { applicant, event, bad, times, 'at-once': atOnce }, ask) => {
      const numbers = { times: wholeNumber('times', times), atOnce: wholeNumber('at-once', atOnce) };
      return (
        await ask('/webhooks/send', { vendor: needed(vendor, 'VENDOR'), id: applicant, kind: event, bad, ...numbers })
      ).deliveries;
    },
  },
  fault: {
    usage: 'fault [VENDOR KIND [--every N] [--ms N] [--path TEXT] [--times N] | VENDOR off]',
    says: 'bad weather at one vendor; without a vendor, what is switched on',
    run: async ([vendor, kind], { every, ms, path, times }, ask) => {
      if (vendor === undefined) return (await ask('/faults')).faults;
      const numbers = {
        every: wholeNumber('every', every),
        ms: wholeNumber('ms', ms),
        times: wholeNumber('times', times),
      };
      return (await ask('/faults', { vendor, kind: needed(kind, 'KIND') === 'off' ? null : kind, path, ...numbers }))
        .faults;
    },
  },
  log: {
    usage: 'log',
    says: 'how often each operation was called, and how often it was applied to whom',
    run: (_, __, ask) => ask('/log'),
  },
  reset: {
    usage: 'reset',
    says: 'everything as on the first day: people, faults, webhooks, counts',
    run: (_, __, ask) => ask('/reset', {}),
  },
};

async function webhooks([vendor, off]: readonly string[], { to, secret, set }: Options, ask: Ask): Promise<unknown> {
  if (vendor === undefined) return ask('/webhooks');
  if (off === 'off') return (await ask('/webhooks', { vendor, url: null })).targets;
  const settings = { ...settingsIn(set), ...(secret === undefined ? {} : { secret }) };
  return (
    await ask('/webhooks', { vendor, url: needed(typeof to === 'string' ? to : undefined, '--to URL'), settings })
  ).targets;
}

function settingsIn(set: Options[string]): Record<string, string> {
  const pairs = Array.isArray(set) ? set : [];
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      if (value.length === 0) throw new Mistake(`--set takes NAME=VALUE, not ${pair}.`);
      return [name, value.join('=')] as const;
    }),
  );
}

function needed(word: string | undefined, name: string): string {
  if (word === undefined) throw new Mistake(`${name} is missing.`);
  return word;
}

function wholeNumber(name: string, value: Options[string]): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^\d+$/.test(value)) throw new Mistake(`--${name} is a whole number.`);
  return Number(value);
}
