import type { Check, DocumentField, IdentityDocument } from '#lib/review/applicant/applicant.ts';
import type { CheckOutcome } from '#lib/review/applicant/check-outcome.ts';
import { blankDocument } from '../reading/blank.ts';
import { check, unreadCountry, unreadDay } from '../reading/check.ts';
import { readCountry } from '../reading/country.ts';
import { readDay } from '../reading/day.ts';
import { latest, readTime } from '../reading/time.ts';
import { word } from '../reading/word.ts';
import { factOf, named } from './person.ts';
import type { ClientDocument } from './shapes.ts';

const words: Record<string, CheckOutcome> = {
  approved: 'pass',
  accepted: 'pass',
  declined: 'fail',
  rejected: 'fail',
  expired: 'fail',
  new: 'pending',
  pending: 'pending',
};

const days = {
  issuedOn: ['issuedOn', 'issueDate', 'issuedAt'],
  expiresOn: ['expiresOn', 'expirationDate', 'expireTime', 'expiresAt'],
};

/**
 * The documents of a client. Their fields are on no public page: known facts are looked for under likely names, and
 * every value is shown as it came. How files are fetched is not documented either, so there are no images.
 */
export function documentsOf(documents: ClientDocument[]): { documents: IdentityDocument[]; checks: Check[] } {
  return { documents: documents.map(documentOf), checks: documents.flatMap(checksOf) };
}

function documentOf(document: ClientDocument, at: number): IdentityDocument {
  const fields = Object.entries(document).flatMap(([name, value]): DocumentField[] => {
    const text =
      named(value) ??
      (name === 'files' && Array.isArray(value) ? value.map(named).filter(Boolean).join('\n') || null : null);
    return text === null || name === 'id' || name === 'clientId'
      ? []
      : [{ name, value: text, source: null, page: null, outcome: null }];
  });
  return {
    ...blankDocument(document.id ?? `document-${at + 1}`, typeOf(document) ?? 'document'),
    number: word(factOf(document, 'number', 'documentNumber')),
    issuingCountry: readCountry(named(factOf(document, 'issuingCountry', 'country'))),
    issuedOn: readDay(factOf(document, ...days.issuedOn)).day,
    expiresOn: readDay(factOf(document, ...days.expiresOn)).day,
    fields,
  };
}

/** The wizard's answer names a document type by its `description`, so that comes first. */
function typeOf({ type, documentType }: ClientDocument): string | null {
  const described = (value: unknown) => word((value as { description?: unknown } | null | undefined)?.description);
  return described(type) ?? named(type) ?? described(documentType) ?? named(documentType);
}

function checksOf(document: ClientDocument, at: number): Check[] {
  const name = `document ${document.id ?? at + 1}`;
  const said = named(document.status);
  const time = latest([readTime(document.updateTime), readTime(document.createTime)]);
  const judged = check('document', name, words[said?.toLowerCase() ?? ''] ?? 'unknown', {
    providerOutcome: said,
    at: time,
  });
  const country = named(factOf(document, 'issuingCountry', 'country'));
  const unread = Object.values(days).flatMap((names) => {
    const value = factOf(document, ...names);
    return unreadDay(`${name} ${names[0]}`, value, readDay(value));
  });
  return [
    ...(said === null ? [] : [judged]),
    ...unread,
    ...unreadCountry(`${name} issuingCountry`, country, readCountry(country)),
  ];
}
