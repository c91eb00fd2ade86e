import 'server-only';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { hitTopicGroups, topicLabel, topicsIn } from '#lib/review/hits/topic.ts';
import { Prisma } from '../../generated/client.ts';
import { allOf, anyOf } from './others.ts';

type Wanted = { kind?: string; label?: string; tone?: string };

/** All kinds that a blocker can have. */
const allKinds = Object.keys({
  difference: true,
  hit: true,
  check: true,
  document: true,
  age: true,
  face: true,
  unknown_word: true,
  problem: true,
  command: true,
} satisfies Record<Blocker['kind'], true>);

const clear = Prisma.sql`c.blockers = '[]'::jsonb`;

/**
 * Kinds and outcomes of one and the same blocker: case_blockers (GIN), whose estimates come from the statistics of the
 * column. Without any blocker: case_review_clear and case_decided_clear, because that index can't hold what is not
 * there.
 */
export function blockerCondition(kinds: readonly string[], tones: readonly string[]): Prisma.Sql {
  const named = kinds.filter((kind) => kind !== 'none').flatMap(ofKind);
  const isNoneAlone = named.length === 0 && kinds.length > 0;
  const wanted = isNoneAlone ? [] : crossed(named, tones);
  return anyOf([...wanted.map(has), ...(kinds.includes('none') ? [clear] : [])]);
}

/**
 * None of these kinds; `none`: not without any blocker. What is not there is in no index: it is asked of each case on
 * the way along the page's order, where most cases pass. Where few do, they are found by what they must have instead,
 * no blocker or one of another kind, by the indexes of {@link blockerCondition}.
 */
export function notBlockerCondition(kinds: readonly string[]): Prisma.Sql {
  const unwanted = kinds.filter((kind) => kind !== 'none').flatMap(ofKind);
  const isClearOut = kinds.includes('none');
  const others = allKinds.filter((kind) => !kinds.includes(kind)).map((kind) => has({ kind }));
  return allOf([
    anyOf([...(isClearOut ? [] : [clear]), ...others]),
    ...unwanted.map((blocker) => Prisma.sql`NOT ${has(blocker)}`),
    ...(isClearOut ? [Prisma.sql`NOT ${clear}`] : []),
  ]);
}

function has(blocker: Wanted): Prisma.Sql {
  return Prisma.sql`c.blockers @> ${JSON.stringify([blocker])}::jsonb`;
}

function crossed(kinds: Wanted[], tones: readonly string[]): Wanted[] {
  if (tones.length === 0) return kinds;
  return (kinds.length > 0 ? kinds : [{}]).flatMap((kind) => tones.map((tone) => ({ ...kind, tone })));
}

/** A kind of blocker; a group of topics of hits by the labels that hits of it have. */
function ofKind(kind: string): Wanted[] {
  if (!kind.startsWith('hit:')) return [{ kind }];
  const group = hitTopicGroups.find((known) => `hit:${known}` === kind);
  const labels = new Set(group ? topicsIn(group).map(topicLabel) : []);
  return [...labels].map((label) => ({ kind: 'hit', label }));
}
