import 'server-only';
import { env } from '#lib/env.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { differencesOf } from '#lib/review/policies/difference.ts';
import type { EditionLine, EditionView } from '#lib/review/policies/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { unsealText } from '../seal.ts';
import { policiesOf } from './past.ts';
import { sentencePlace } from './requests.ts';

/** So many editions are listed, the newest. */
const mostListed = 200;

const people = {
  publish: {
    select: {
      id: true,
      rationale: true,
      restoresEdition: true,
      author: { select: { name: true } },
      approver: { select: { name: true } },
    },
  },
} as const;

/** The editions, newest first. @throws Refusal `not_allowed` */
export async function editionLines(actor: MemberActor): Promise<EditionLine[]> {
  mustBeAble(actor, 'see-policies');
  const rows = await db().policyEdition.findMany({ orderBy: { number: 'desc' }, take: mostListed, include: people });
  return rows.map(lineOf);
}

/** One edition, compared with the one before it. @throws Refusal `not_allowed`, `not_found` */
export async function editionView(actor: MemberActor, number: number): Promise<EditionView> {
  mustBeAble(actor, 'see-policies');
  const row = await rowOf(number);
  const [before, after] = await Promise.all([number > 1 ? policiesOf(number - 1) : null, policiesOf(number)]);
  const { publish } = row;
  return {
    ...lineOf(row),
    rationale: publish && unsealText(publish.rationale, env().DATA_KEYS, sentencePlace(publish.id, 'rationale')),
    restoresEdition: publish?.restoresEdition ?? null,
    changes: before && differencesOf(before, after),
  };
}

/** One edition as the history lists it. The caller checks the right. @throws Refusal `not_found` */
export async function editionLine(number: number): Promise<EditionLine> {
  return lineOf(await rowOf(number));
}

async function rowOf(number: number) {
  const row = await db().policyEdition.findUnique({ where: { number }, include: people });
  if (!row) throw new Refusal('not_found', 'There is no such version of the policies.');
  return row;
}

function lineOf({ number, publishedAt, publish }: Awaited<ReturnType<typeof rowOf>>): EditionLine {
  return {
    number,
    publishedAt: publishedAt.toISOString(),
    by: publish?.author.name ?? null,
    second: publish?.approver?.name ?? null,
  };
}
