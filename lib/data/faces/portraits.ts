import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { ImagePart } from '#lib/review/applicant/applicant.ts';
import { evidenceLabels } from '#lib/review/applicant/labels.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import { mayBeShown } from '#lib/review/case/evidence.ts';
import { eyesOf, type Portrait, type PortraitsView, showsFace } from '#lib/review/faces/face.ts';
import { maskName } from '#lib/review/facts/mask.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { mostRelated } from '#lib/review/related/related.ts';
import { imagesAreOpen, mustHaveImagesOpen } from '../cases/evidence.ts';
import { db } from '../database.ts';
import { verdictsOf } from '../related/verdicts.ts';
import { faceVerdictsOf } from './verdicts.ts';

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/**
 * All portraits of one person: of this applicant, and of those whom a member judged to be the same person, at any
 * vendor. Someone who only may be the same person is not among them. Images that the reader may not see now are left
 * out and counted.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when the role has to give a reason first
 */
export async function portraitsOf(actor: MemberActor, applicantId: string): Promise<PortraitsView> {
  mustBeAble(actor, 'see-images');
  const same = [...(await verdictsOf(applicantId))].flatMap(([id, { verdict }]) => (verdict === 'same' ? [id] : []));
  const rows = await rowsOf([applicantId, ...same.slice(0, mostRelated)]);
  const own = rows.find(({ id }) => id === applicantId);
  if (!own) throw new Refusal('not_found', 'There is no such applicant.');
  await mustHaveImagesOpen(actor, applicantId);
  const others = rows.filter((row) => row !== own);
  const areOpen = await Promise.all(others.map(({ id }) => imagesAreOpen(actor, id)));
  const seesNames = can(actor, 'see-names');
  const open = others.filter((_, index) => areOpen[index]);
  return {
    portraits: [...portraits(own, null), ...open.flatMap((row) => portraits(row, headingOf(row, seesNames)))],
    verdicts: await faceVerdictsOf(applicantId, actor),
    closed: others.filter((_, index) => !areOpen[index]).reduce((sum, row) => sum + portraits(row, null).length, 0),
    canJudge: can(actor, 'decide-case'),
  };
}

function rowsOf(ids: string[]) {
  return db().applicant.findMany({
    where: { id: { in: ids }, erasedAt: null },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      connection: { select: { provider: true, label: true } },
      search: { select: { name: true } },
      cases: { orderBy: { round: 'desc' }, take: 1, select: { number: true } },
      images: { where: { removedAt: null }, orderBy: { position: 'asc' } },
    },
  });
}

function headingOf({ connection, search, cases: [last] }: Row, seesNames: boolean): Portrait['other'] {
  const name = search?.name ?? null;
  return {
    name: seesNames ? name : maskName(name),
    connectionLabel: connection.label,
    caseNumber: last ? caseNumber(last.number) : null,
  };
}

function portraits({ id, connection, images }: Row, other: Portrait['other']): Portrait[] {
  // Both columns are only written from these types.
  const typed = images.map((image) => ({ ...image, part: image.part as ImagePart }));
  const labels = evidenceLabels(typed);
  return typed.flatMap((image, index): Portrait[] => {
    if (!showsFace(image)) return [];
    const { part, turns } = image;
    return [
      {
        imageId: image.id,
        applicantId: id,
        other,
        provider: connection.provider,
        label: labels[index] ?? '',
        part,
        turns,
        eyes: eyesOf(image.eyes),
        mayBeShown: mayBeShown({ state: image.state as 'shown' }),
      },
    ];
  });
}
