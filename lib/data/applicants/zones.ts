import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import type { IdentityDocument } from '#lib/review/applicant/applicant.ts';
import { identityDocuments } from '#lib/review/facts/statements.ts';
import { zoneParts, zonePlace } from '#lib/review/facts/zone-place.ts';
import { typedZone, type ZoneOnImage, type ZoneWithPlace, zonesOfVendor } from '#lib/review/facts/zone-view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { maskRulesFor, recordWithImages } from './open-record.ts';

/** What a member typed off an image, and the type of the document that the image is of. */
export type TypedZone = { text: string; documentType: string };

/**
 * The machine readable zones of an applicant, with their check digits recomputed and their fields beside the record's,
 * masked for this member. With `typed`, that one alone. What is typed is not kept.
 * @throws Refusal `not_allowed`, `not_found`; `closed` where the images are closed, which show the same
 */
export async function applicantZones(
  actor: MemberActor,
  applicantId: string,
  typed: TypedZone | null,
): Promise<ZoneWithPlace[]> {
  const record = await recordWithImages(actor, applicantId);
  const rules = await maskRulesFor(actor, applicantId);
  const now = new Date();
  const place = placesOf(await copiesOf(applicantId), record.documents);
  if (typed === null)
    return zonesOfVendor(record, now, rules).map((zone) => ({ ...zone, place: place(zone.documentId, null) }));
  const papers = identityDocuments(record);
  const paper = papers.find(({ type }) => type === typed.documentType) ?? papers[0];
  if (!paper) throw new Refusal('closed', 'The record holds no document to compare a zone with.');
  return [{ ...typedZone(record, paper, typed.text, now, rules), place: place(paper.id, typed.text) }];
}

type Copy = Awaited<ReturnType<typeof copiesOf>>[number];

/** The first pages that were copied in. */
function copiesOf(applicantId: string) {
  return db().imageCopy.findMany({
    where: { image: { applicantId, removedAt: null }, page: 1, size: 'full' },
    orderBy: { image: { position: 'asc' } },
    select: { width: true, height: true, image: { select: { id: true, vendorRef: true, part: true, turns: true } } },
  });
}

/** Gives the place of a document's zone, on the first side of it whose picture is cropped to the document. */
function placesOf(copies: readonly Copy[], papers: readonly IdentityDocument[]) {
  return (documentId: string, typed: string | null): ZoneOnImage | null => {
    const paper = papers.find(({ id }) => id === documentId);
    const text = typed ?? paper?.mrz ?? '';
    const sides = new Set(paper?.images.map(({ id }) => id));
    const parts = zoneParts(text);
    for (const { image, ...size } of copies) {
      if (!sides.has(image.vendorRef) || !parts.some((part) => part === image.part)) continue;
      const corners = zonePlace(text, { ...size, turns: image.turns });
      if (corners) return { imageId: image.id, page: 1, corners };
    }
    return null;
  };
}
