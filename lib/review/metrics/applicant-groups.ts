import type { ApplicantContent } from '../applicant/applicant.ts';

/**
 * What an applicant is grouped by besides country and provider: codes, without personal data. The flow is what the
 * vendor calls the set of steps they went through, in its settings for them; the document is the first one given.
 */
export function groupsOf({ config, documents }: Pick<ApplicantContent, 'config' | 'documents'>): {
  flow: string | null;
  document: string | null;
} {
  const flow = config.find(({ name }) => name === 'flow')?.value ?? null;
  return { flow: short(flow), document: short(documents[0]?.type ?? null) };
}

/** A vendor's name may be of any length; a group's is part of an address. */
function short(text: string | null): string | null {
  return text === null || text === '' ? null : [...text].slice(0, 80).join('');
}
