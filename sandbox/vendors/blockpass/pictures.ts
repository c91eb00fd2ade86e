import { addDays } from '#sandbox/dates.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import { billOf } from '#sandbox/people/bill.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { Candidate } from './candidate.ts';
import { slugOf } from './slugs.ts';

type Draw = () => Promise<Buffer>;

/** The images of a candidate by slug; base64 without a media type. */
export async function pictureIdentities(
  candidate: Candidate,
  pictures: Pictures,
): Promise<Record<string, { type: 'base64'; value: string }>> {
  const entries = Object.entries(drawings(candidate.person, pictures)).map(async ([slug, draw]) => {
    const picture = await draw();
    return [slug, { type: 'base64' as const, value: picture.toString('base64') }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function drawings(person: Person, { get }: Pictures): Record<string, Draw> {
  const { index, stage, story, paper, portrait, submittedAt } = person;
  const slug = slugOf(paper.type);
  const front = { [slug]: () => get('drawFront', paper.printed, portrait) };
  // A person in progress has uploaded the front of the document at most.
  if (stage === 'in_progress') return index % 2 === 0 ? front : {};
  const selfie = () => get('drawSelfie', portrait, story === 'unreadable_selfie' ? 'unreadable' : undefined);
  // Services accept bills of the last three months; one in seven is older.
  const issuedOn = addDays(submittedAt.slice(0, 10), -(index % 7 === 0 ? 200 : 12 + (index % 60)));
  const bill = billOf(person, issuedOn);
  return {
    ...front,
    ...(paper.hasBack && story !== 'back_missing'
      ? { [`${slug}_back`]: () => get('drawBack', paper.printed, portrait) }
      : {}),
    // Services ask for a selfie, or for a selfie with the card.
    [slug === 'national_id' && index % 4 === 0 ? 'selfie_national_id' : 'selfie']: selfie,
    ...(index % 3 === 0
      ? { proof_of_address: () => get(index % 2 === 0 ? 'drawProofOfAddress' : 'drawProofOfAddressPdf', bill) }
      : {}),
  };
}
