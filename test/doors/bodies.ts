import { randomUUID } from 'node:crypto';
import type { Target } from './target.ts';

/** What Docket's pages send to each route that takes JSON. */
export const bodyOf: Record<string, (target: Target) => unknown> = {
  '/api/zones': ({ applicantId }) => ({ applicantId, typed: null }),
  '/api/seen': ({ applicantId, imageId }) => ({ applicantId, pictures: [{ imageId, page: 1, seconds: 5 }] }),
  '/api/cases/draft': ({ caseId, version }) => ({
    caseId,
    version,
    counter: 1,
    draft: { outcome: null, reasons: [], note: 'Trying a door', until: null, ticks: [] },
  }),
  '/api/hits/draft': ({ hit: { id, version } }) => ({
    hitId: id,
    version,
    counter: 1,
    draft: { verdict: null, reason: null, note: 'Trying a door', reviewOn: null },
  }),
  '/api/session/active': () => ({}),
  '/api/presence/here': ({ caseId }) => ({ caseId, isHere: true }),
  '/api/cases/next': () => ({}),
  '/api/cases/claim': ({ caseId }) => ({ caseId, by: 'hand' }),
  '/api/cases/keep': ({ caseId }) => ({ caseId }),
  '/api/cases/release': ({ caseId }) => ({ caseId }),
  '/api/cases/skip': ({ caseId }) => ({ caseId, reason: 'other', words: 'Trying a door' }),
  '/api/cases/take-over': ({ caseId }) => ({ caseId }),
  '/api/cases/assign': ({ caseId, memberId }) => ({ caseIds: [caseId], toId: memberId }),
  '/api/members/skills': ({ memberId }) => ({ memberId, providers: [] }),
  '/api/notices/read': ({ caseId }) => ({ noticeIds: [caseId] }),
  '/api/webhooks/[connection]/[[...token]]': () => ({}),
  '/api/connections/test': ({ connection: { id } }) => ({ id, provider: 'allpass', mode: 'test', draft: null }),
};

/** What separates the fields of {@link lookupForm}. */
export const boundary = 'part';

/** A look-up with a link and a note, as a browser encodes a form. */
export function lookupForm(): string {
  const fields = { lookupId: randomUUID(), link: 'https://list.example/entry', note: 'Trying a door' };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}--${boundary}--\r\n`;
}
