import { addDays } from '#sandbox/dates.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import { addressLine } from '#sandbox/people/home.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { Candidate } from './candidate.ts';
import { slugOf } from './slugs.ts';

type Draw = () => Promise<Buffer>;

/** The pictures of a candidate by their slug, in base64 without a media type, as this vendor sends them. */
export async function pictureIdentities(
  candidate: Candidate,
  pictures: Pictures,
): Promise<Record<string, { type: 'base64'; value: string }>> {
  const drawn = Object.entries(drawings(candidate.person, pictures)).map(async ([slug, draw]) => {
    const picture = await draw();
    return [slug, { type: 'base64' as const, value: picture.toString('base64') }] as const;
  });
  return Object.fromEntries(await Promise.all(drawn));
}

function drawings(
  { index, stage, story, paper, portrait, submittedAt, names, home, land }: Person,
  { get }: Pictures,
): Record<string, Draw> {
  const slug = slugOf(paper.type);
  const front = { [slug]: () => get('drawFront', paper.printed, portrait) };
  // Somebody who is still uploading has sent the document's front and nothing more.
  if (stage === 'in_progress') return index % 2 === 0 ? front : {};
  const selfie = () => get('drawSelfie', portrait, story === 'unreadable_selfie' ? 'unreadable' : undefined);
  // Services take bills of the last three months; one in seven tries an older one.
  const issuedOn = addDays(submittedAt.slice(0, 10), -(index % 7 === 0 ? 200 : 12 + (index % 60)));
  const bill = {
    name: `${names.given} ${names.family}`,
    address: `${addressLine(home, land)}, ${land.name}`,
    issuedOn,
    issuer: `${home.city} Water & Power`,
  };
  return {
    ...front,
    ...(paper.hasBack && story !== 'back_missing'
      ? { [`${slug}_back`]: () => get('drawBack', paper.printed, portrait) }
      : {}),
    // Services ask either for a face or for a face beside the card.
    [slug === 'national_id' && index % 4 === 0 ? 'selfie_national_id' : 'selfie']: selfie,
    ...(index % 3 === 0
      ? { proof_of_address: () => get(index % 2 === 0 ? 'drawProofOfAddress' : 'drawProofOfAddressPdf', bill) }
      : {}),
  };
}
