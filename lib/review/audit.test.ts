import { describe, expect, it } from 'vitest';
import { type Audited, configurationKinds, isConfiguration } from './audit.ts';
import { sentenceOf } from './sentence.ts';

const versions = { reasons: 1, checklist: 1, sla: 1, fourEyes: 1, masking: 1 };
const page = (isSeen: boolean) => ({ imageId: 'i', page: 1, fate: 'pinned', isSeen, originalSha256: null, shownSha256: null });
const decision = {
  decisionId: 'd',
  caseId: 'c',
  applicantId: 'a',
  outcome: 'approved',
  reasons: [] as string[],
  noteHash: null,
  policyVersions: versions,
  caseVersion: 2,
  stateBefore: 'claimed',
  blockers: 0,
  hasConfirmedUnseen: false,
  evidence: [page(true), page(true), page(true)],
} as const;

const rows: [Audited, string][] = [
  [{ kind: 'session.opened', details: { sessionHash: 'h', addressHmac: 'm' } }, 'Signed in'],
  [{ kind: 'session.refused', details: { accountHmac: 'm', addressHmac: 'm', because: 'too_often' } }, 'Sign-in refused: too many tries'],
  [{ kind: 'session.ended', details: { sessionHash: 'h', because: 'signed_out' } }, 'Signed out'],
  [{ kind: 'session.ended', details: { sessionHash: 'h', because: 'idle' } }, 'Session ended: 15 minutes without an act'],
  [{ kind: 'member.invited', details: { memberId: 'm', role: 'auditor', expiresAt: 't' } }, 'Invited a member as auditor'],
  [{ kind: 'member.added', details: { memberId: 'm', role: 'reviewer' } }, 'Added a member as reviewer'],
  [{ kind: 'password.set', details: { memberId: 'm', by: 'invitation' } }, 'Password set from an invitation'],
  [{ kind: 'connection.added', details: { connectionId: 'c', provider: 'vult', mode: 'test' } }, 'Added a test connection to vult'],
  [{ kind: 'policy.published', details: { policy: 'fourEyes', version: 2, valueHash: 'h' } }, 'Published version 2 of the policy on four eyes'],
  [{ kind: 'pull.started', details: { connectionId: 'c', round: 1 } }, 'Pull 1 started'],
  [{ kind: 'pull.finished', details: { connectionId: 'c', round: 1, applicantsRead: 1200, pagesRead: 1 } }, 'Pull 1 finished: 1,200 applicants on 1 page'],
  [{ kind: 'pull.failed', details: { connectionId: 'c', round: 1, applicantsRead: 1, code: 'rate_limited' } }, 'Pull 1 stopped after 1 applicant: rate limited'],
  [
    { kind: 'case.opened', details: { caseId: 'c', number: '1042', applicantId: 'a', round: 2, because: 'hit', blockers: 1 } },
    'Case DK-1042 opened, round 2: a new hit; 1 blocker',
  ],
  [{ kind: 'applicant.changed', details: { applicantId: 'a', version: 1, status: 'in_review', recordHash: 'h', parts: null } }, 'First copied from the provider'],
  [
    { kind: 'applicant.changed', details: { applicantId: 'a', version: 3, status: 'in_review', recordHash: 'h', parts: ['hits', 'providerStatus'] } },
    'Changed at the provider: hits, provider status (copy 3)',
  ],
  [{ kind: 'applicant.opened', details: { applicantId: 'a', caseId: null } }, 'Opened the applicant'],
  [{ kind: 'raw.opened', details: { applicantId: 'a' } }, 'Opened the raw answer'],
  [{ kind: 'image.sent', details: { applicantId: 'a', imageId: 'i', page: 2, size: 'full', sha256: 's', isPrefetch: true } }, 'Image sent ahead: full, page 2'],
  [{ kind: 'evidence.viewed', details: { applicantId: 'a', images: [{ imageId: 'i', page: 1, sha256: 's' }] } }, 'Saw 1 image'],
  [{ kind: 'field.revealed', details: { applicantId: 'a', field: 'documentNumber', reasonHash: 'h', endsAt: 't' } }, 'Revealed document number, with a reason'],
  [{ kind: 'evidence.revealed', details: { applicantId: 'a', imageId: 'i', reasonHash: null, endsAt: 't' } }, 'Revealed an image'],
  [{ kind: 'decision.recorded', details: { ...decision, evidence: [...decision.evidence] } }, 'Approved; 3 of 3 images seen'],
  [
    { kind: 'decision.recorded', details: { ...decision, outcome: 'rejected', reasons: ['RJ-01', 'RJ-05'], evidence: [page(false)] } },
    'Rejected; RJ-01, RJ-05; 0 of 1 image seen',
  ],
  [{ kind: 'denied', details: { verb: 'decide-case', door: 'decideCase', code: 'not_allowed' } }, 'Denied: decide case'],
  [{ kind: 'denied', details: { verb: null, door: 'openImage', code: 'not_found' } }, 'Denied: open image'],
  [{ kind: 'ledger.read', details: { width: 'own', rows: 50 } }, 'Read the ledger: 50 rows, own acts'],
  [{ kind: 'ledger.exported', details: { fromSeq: 1, toSeq: 90, headHash: 'h' } }, 'Exported the ledger, rows 1 to 90'],
];

describe('sentenceOf', () => {
  it.each(rows.map(([{ kind, details }, sentence]) => ({ kind, details, sentence })))('$kind: $sentence', ({ kind, details, sentence }) => {
    expect(sentenceOf(kind, JSON.parse(JSON.stringify(details)))).toBe(sentence);
  });

  it('shows a kind of another release as it is, and is not fooled by the names every object has', () => {
    expect(sentenceOf('weights.published', {})).toBe('weights.published');
    expect(sentenceOf('constructor', {})).toBe('constructor');
  });
});

it('shows an admin how the house is set up and nothing of any applicant', () => {
  const kinds = [...new Set(rows.map(([act]) => act.kind))];
  expect(kinds.filter(isConfiguration).sort()).toEqual([...configurationKinds].sort());
  for (const [{ kind, details }] of rows) if (isConfiguration(kind)) expect(details).not.toHaveProperty('applicantId');
});
