import type {
  Applicant,
  ApplicantImage,
  Check,
  DocumentField,
  IdentityDocument,
  ImagePart,
} from '#lib/review/applicant/applicant.ts';
import { blankDocument } from '../reading/blank.ts';
import { unreadCountry, unreadDay } from '../reading/check.ts';
import { readCountry } from '../reading/country.ts';
import { readMonthFirstDay } from '../reading/day.ts';
import { inlineMediaType } from '../reading/file.ts';
import { labelsOf, word } from '../reading/word.ts';
import type { Candidate, Identity } from './shapes.ts';

type Identities = NonNullable<Candidate['identities']>;

const papers = ['passport', 'national_id', 'driving_license'];
const details = ['number', 'issuing_country', 'expiration'];
const ofPerson = [
  'email',
  'family_name',
  'given_name',
  'middle_name',
  'dob',
  'phone',
  'address',
  'gender',
  'nationality',
];

/**
 * One document for each paper with its images and details, then one for each other image: selfie, proof of address,
 * unknown slugs.
 */
export function documentsOf(identities: Identities): { documents: IdentityDocument[]; problems: Check[] } {
  const slugs = Object.keys(identities).filter((slug) => isPicture(identities[slug]));
  const loose = slugs.filter((slug) => paperOf(slug) === null);
  const problems = papers.flatMap((paper) => {
    const [value, issuer] = [identities[`${paper}_expiration`]?.value, identities[`${paper}_issuing_country`]?.value];
    return [
      ...unreadDay(`${paper}_expiration`, value, readMonthFirstDay(value)),
      ...unreadCountry(`${paper}_issuing_country`, issuer, readCountry(issuer)),
    ];
  });
  return {
    documents: [
      ...papers.flatMap((paper) => paperDocument(identities, paper, slugs)),
      ...loose.map((slug) => ({ ...blankDocument(slug, slug), images: [imageOf(slug, identities)] })),
    ],
    problems,
  };
}

/** The selfie, where it came as an image. */
export function portraitOf(identities: Identities): ApplicantImage | null {
  return isPicture(identities.selfie) ? imageOf('selfie', identities) : null;
}

/** Text attributes without a place of their own are kept as labels; wallet addresses are crypto. */
export function otherAttributes(identities: Identities): {
  labels: Record<string, string>;
  crypto: Applicant['crypto'];
} {
  const rest = Object.entries(identities).filter(
    ([slug, each]) => !isPicture(each) && !ofPerson.includes(slug) && !isDetail(slug),
  );
  const wallets = rest.filter(([slug]) => slug.startsWith('crypto_address'));
  return {
    labels: labelsOf(
      Object.fromEntries(
        rest.filter(([slug]) => !slug.startsWith('crypto_address')).map(([slug, { value }]) => [slug, value]),
      ),
    ),
    crypto: wallets.map(([slug, { value }]) => ({
      id: slug,
      type: null,
      blockchain: slug.replace(/^crypto_address_?/, '') || null,
      address: word(value),
      score: null,
      reviewStatus: null,
      band: null,
      outcome: 'not_done' as const,
      details: null,
    })),
  };
}

/** Whether an identity holds an image and not text. */
export function isPicture(identity: Identity | undefined): boolean {
  return (
    word(identity?.type)?.toLowerCase() === 'base64' && typeof identity?.value === 'string' && identity.value !== ''
  );
}

function paperDocument(identities: Identities, paper: string, slugs: string[]): IdentityDocument[] {
  const images = slugs.filter((slug) => paperOf(slug) === paper).map((slug) => imageOf(slug, identities));
  const fields = details.flatMap((detail): DocumentField[] => {
    const value = word(identities[`${paper}_${detail}`]?.value);
    const isUnread = detail === 'expiration' && readMonthFirstDay(value).problem !== null;
    return value === null
      ? []
      : [{ name: `${paper}_${detail}`, value, source: null, page: null, outcome: isUnread ? 'attention' : null }];
  });
  if (images.length === 0 && fields.length === 0) return [];
  return [
    {
      ...blankDocument(paper, paper),
      number: word(identities[`${paper}_number`]?.value),
      issuingCountry: readCountry(identities[`${paper}_issuing_country`]?.value),
      expiresOn: readMonthFirstDay(identities[`${paper}_expiration`]?.value).day,
      fields,
      images,
    },
  ];
}

/** `passport`, `passport_front` and `passport_back` are one document; `selfie_national_id` is a selfie. */
function paperOf(slug: string): string | null {
  return papers.find((paper) => slug === paper || slug === `${paper}_front` || slug === `${paper}_back`) ?? null;
}

function isDetail(slug: string): boolean {
  return papers.some((paper) => details.some((detail) => slug === `${paper}_${detail}`));
}

function imageOf(slug: string, identities: Identities): ApplicantImage {
  return { id: slug, part: partOf(slug), mediaType: inlineMediaType(String(identities[slug]?.value)) };
}

function partOf(slug: string): ImagePart {
  if (slug.startsWith('selfie')) return 'selfie';
  if (slug.startsWith('proof_of_address')) return 'proof_of_address';
  if (paperOf(slug) === null) return 'other';
  return slug.endsWith('_back') ? 'back' : 'front';
}
