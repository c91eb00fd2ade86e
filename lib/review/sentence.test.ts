import { describe, expect, it } from 'vitest';
import { type Audited, configurationKinds, isConfiguration } from './audit.ts';
import { sentenceOf } from './sentence.ts';

const versions = { reasons: 1, checklist: 1, sla: 1, fourEyes: 1, masking: 1 };
const page = (isSeen: boolean) => ({ imageId: 'i', page: 1, fate: 'pinned' as const, isSeen, originalSha256: null, shownSha256: null });
const decision = {
  decisionId: 'd',
  applicantId: 'a',
  reasons: [],
  policyVersions: versions,
  caseVersion: 2,
  stateBefore: 'open' as const,
  noteHash: null,
  blockers: 0,
  hasConfirmedUnseen: false,
};

const rows: [Audited, string][] = [
  [{ kind: 'session.opened', details: { sessionHash: 'h', addressHmac: 'a' } }, 'Signed in'],
  [{ kind: 'session.refused', details: { because: 'password', accountHmac: 'h', addressHmac: 'a' } }, 'Sign-in refused: wrong password'],
  [{ kind: 'session.ended', details: { sessionHash: 'h', because: 'signed_out' } }, 'Signed out'],
  [{ kind: 'member.invited', details: { role: 'admin', expiresAt: 't' } }, 'Invited a member as admin'],
  [{ kind: 'member.added', details: { role: 'reviewer' } }, 'Added a member as reviewer'],
  [{ kind: 'password.set', details: { by: 'invitation' } }, 'Password set from an invitation'],
  [{ kind: 'connection.added', details: { provider: 'vult', label: 'Retail', mode: 'test' } }, 'Added a test connection to vult: Retail'],
  [
    { kind: 'policy.published', details: { policy: 'fourEyes', version: 2, valueHash: 'h' } },
    'Published version 2 of the policy on four eyes',
  ],
  [{ kind: 'operation.run', details: { provider: 'vult', operation: 'ping' } }, 'Ran ping at vult from the terminal'],
  [{ kind: 'pull.started', details: { round: 1 } }, 'Pull 1 started'],
  [{ kind: 'pull.finished', details: { round: 1, applicantsRead: 1200, pagesRead: 1 } }, 'Pull 1 finished: 1,200 applicants on 1 page'],
  [
    { kind: 'pull.failed', details: { round: 1, applicantsRead: 1, code: 'rate_limited' } },
    'Pull 1 stopped after 1 applicant: rate limited',
  ],
  [
    { kind: 'case.opened', details: { caseId: 'c', number: 'DK-1042', applicantId: 'a', round: 1, because: 'status', blockers: 3 } },
    'DK-1042 opened: the provider asks for a person; 3 blockers',
  ],
  [
    { kind: 'case.opened', details: { caseId: 'c', number: 'DK-1042', applicantId: 'a', round: 2, because: 'hit', blockers: 1 } },
    'DK-1042 opened, round 2: a new hit; 1 blocker',
  ],
  [
    { kind: 'applicant.changed', details: { version: 1, status: 'in_review', recordHash: 'h', parts: null } },
    'First copied from the provider',
  ],
  [
    { kind: 'applicant.changed', details: { version: 3, status: 'in_review', recordHash: 'h', parts: ['hits', 'providerStatus'] } },
    'Changed at the provider: hits, provider status (copy 3)',
  ],
  [{ kind: 'applicant.opened', details: {} }, 'Opened the applicant'],
  [{ kind: 'raw.opened', details: {} }, 'Opened the raw answer'],
  [
    { kind: 'image.sent', details: { imageId: 'i', page: 2, size: 'full', sha256: 's', isPrefetch: true } },
    'Image sent ahead: full, page 2',
  ],
  [{ kind: 'evidence.viewed', details: { images: [{ imageId: 'i', page: 1, sha256: 's' }] } }, 'Saw 1 image'],
  [
    { kind: 'field.revealed', details: { field: 'documentNumber', reasonHash: 'h', endsAt: 't' } },
    'Revealed document number, with a reason',
  ],
  [{ kind: 'field.revealed', details: { field: 'images', reasonHash: null, endsAt: 't' } }, 'Revealed images'],
  [
    { kind: 'decision.recorded', details: { ...decision, outcome: 'approved', evidence: [page(true), page(true), page(true)] } },
    'Approved; 3 of 3 images seen',
  ],
  [
    { kind: 'decision.recorded', details: { ...decision, outcome: 'rejected', reasons: ['RJ-01', 'RJ-05'], evidence: [page(false)] } },
    'Rejected; RJ-01, RJ-05; 0 of 1 image seen',
  ],
  [{ kind: 'denied', details: { door: 'action decideCase', verb: 'decide-case' } }, 'Denied: decide case'],
  [{ kind: 'ledger.read', details: { width: 'own', rows: 50 } }, 'Read the ledger: 50 rows, own acts'],
  [{ kind: 'ledger.exported', details: { standingSeq: 90, standingHash: 'h' } }, 'Exported the ledger, which stood at row 90'],
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
