import 'server-only';
import type { CommandKind } from '#lib/review/commands/command.ts';
import { commandName } from '#lib/review/commands/sentence.ts';
import type { ItemState, JobLine } from '#lib/review/lifecycle/view.ts';
import { db } from '../database.ts';

/** Items of one provider that are the same in everything a screen shows. */
export type ItemGroup = {
  provider: string;
  where: 'both' | 'vendor' | 'here' | 'nowhere';
  kind: CommandKind | null;
  state: ItemState;
  because: string | null;
  count: number;
};

/** The items of a job in groups, in one pass. */
export function itemGroups(jobId: string): Promise<ItemGroup[]> {
  return db().$queryRaw<ItemGroup[]>`
    SELECT n.provider, i.where, i.command_kind AS kind, i.state, i.because, count(*)::int AS count
    FROM bulk_item i JOIN connection n ON n.id = i.connection_id
    WHERE i.job_id = ${jobId}::uuid GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`;
}

/** One line per provider: who can and can't, why not, what goes out, how far it is, and what it waits for. */
export function jobLines(groups: readonly ItemGroup[], labelOf: (provider: string) => string): JobLine[] {
  return [...Map.groupBy(groups, ({ provider }) => provider)].map(([provider, own]) => {
    const count = (is: (group: ItemGroup) => boolean) => own.filter(is).reduce((sum, group) => sum + group.count, 0);
    const cannot = count(({ where }) => where === 'nowhere');
    return {
      provider,
      providerLabel: labelOf(provider),
      selected: count(() => true),
      can: count(({ where }) => where !== 'nowhere'),
      cannot,
      whyNot: becauses(own.filter(({ where }) => where === 'nowhere')),
      goesOut: goesOut(own),
      done: count(({ state }) => state === 'done'),
      failed: count(({ state }) => state === 'failed'),
      skipped: count(({ where, state }) => where !== 'nowhere' && state === 'skipped'),
      waits: becauses(
        own.filter(({ state, because }) => state === 'at_vendor' || (state === 'pending' && isLate(because))),
      ),
    };
  });
}

export function countsOf(groups: readonly ItemGroup[]): Record<ItemState, number> {
  const counts = { pending: 0, at_vendor: 0, done: 0, failed: 0, skipped: 0 };
  for (const { state, count } of groups) counts[state] += count;
  return counts;
}

/** What the vendor is told: "Delete", or nothing. */
function goesOut(groups: readonly ItemGroup[]): string[] {
  const possible = groups.filter(({ where }) => where !== 'nowhere');
  const words = possible.map(({ kind, where }) => {
    if (kind === null) return 'Nothing, here only';
    return where === 'both' ? `${commandName(kind)}, then here` : commandName(kind);
  });
  return [...new Set(words)];
}

/** An item that was begun and put off says why; what its plan says is not a delay. */
function isLate(because: string | null): boolean {
  return because?.includes('connection') === true;
}

function becauses(groups: readonly ItemGroup[]): string[] {
  return [...new Set(groups.flatMap(({ because }) => because ?? []))];
}
