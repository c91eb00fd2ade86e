import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { mostTags } from '#lib/review/notes/limits.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';

/** The most tags that the field suggests. */
const mostSuggested = 100;

/** The tags of an applicant, in alphabetical order. @throws Refusal `not_allowed` */
export async function tagsOf(actor: Actor, applicantId: string): Promise<{ tags: string[]; canTag: boolean }> {
  mustBeAble(actor, 'see-applicants');
  const rows = await db().applicantTag.findMany({
    where: { applicantId },
    orderBy: { tag: 'asc' },
    select: { tag: true },
  });
  return { tags: rows.map(({ tag }) => tag), canTag: can(actor, 'write-note') };
}

/** Adds a tag; a tag that is there stays. @throws Refusal `not_allowed`, `not_found`; `closed` at the limit of tags */
export async function addTag(actor: Actor, applicantId: string, tag: string): Promise<void> {
  mustBeAble(actor, 'write-note');
  await changeIfAny(actor, async (tx, note) => {
    // Locked, so that two people can't pass the limit together.
    const [row] = await tx.$queryRaw<
      { id: string }[]
    >`SELECT id FROM applicant WHERE id = ${applicantId}::uuid FOR NO KEY UPDATE`;
    if (!row) throw new Refusal('not_found', 'There is no such applicant.');
    const tags = await tx.applicantTag.findMany({ where: { applicantId }, select: { tag: true } });
    if (tags.some((known) => known.tag === tag)) return;
    if (tags.length >= mostTags)
      throw new Refusal('closed', `An applicant has at most ${mostTags} tags. Remove one first.`);
    await tx.applicantTag.create({ data: { applicantId, tag, memberId: actor.id } });
    note({ kind: 'tag.added', details: { tag } }, { type: 'applicant', id: applicantId });
  });
}

/** Removes a tag; one that is not there stays away. @throws Refusal `not_allowed` */
export async function removeTag(actor: Actor, applicantId: string, tag: string): Promise<void> {
  mustBeAble(actor, 'write-note');
  await changeIfAny(actor, async (tx, note) => {
    const { count } = await tx.applicantTag.deleteMany({ where: { applicantId, tag } });
    if (count > 0) note({ kind: 'tag.removed', details: { tag } }, { type: 'applicant', id: applicantId });
  });
}

/**
 * The tags in use, in alphabetical order, at most 100. Steps from one tag to the next in the index, so that its cost is
 * that of the tags and not of the applicants who have them.
 */
export async function tagsInUse(actor: Actor): Promise<string[]> {
  mustBeAble(actor, 'see-applicants');
  const rows = await db().$queryRaw<{ tag: string }[]>`
    WITH RECURSIVE used AS (
      (SELECT tag, 1 AS nth FROM applicant_tag ORDER BY tag LIMIT 1)
      UNION ALL
      SELECT next.tag, used.nth + 1 FROM used,
        LATERAL (SELECT tag FROM applicant_tag WHERE tag > used.tag ORDER BY tag LIMIT 1) next
      WHERE used.nth < ${mostSuggested})
    SELECT tag FROM used`;
  return rows.map(({ tag }) => tag);
}
