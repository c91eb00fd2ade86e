import { describe, expect, it } from 'vitest';
import { endpointRows } from '#test/review/endpoint-entries.ts';
import { metricsRows } from '#test/review/metrics-entries.ts';
import { policyRows } from '#test/review/policy-entries.ts';
import { queueRows } from '#test/review/queue-entries.ts';
import { ruleRows } from '#test/review/rule-entries.ts';
import { type Audited, configurationKinds } from './audit.ts';
import { sentenceOf } from './sentence.ts';

const versions = {
  reasons: 1,
  checklist: 1,
  sla: 1,
  fourEyes: 1,
  blockers: 1,
  risk: 1,
  masking: 1,
  undo: 1,
  claims: 1,
  requests: 1,
  retention: 1,
};
const page = (isSeen: boolean) => ({
  imageId: 'i',
  page: 1,
  fate: 'pinned' as const,
  isSeen,
  originalSha256: null,
  shownSha256: null,
});
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

const named = { commandId: 'c', command: 'archive' as const };

const wholeSelection = { people: [], acts: [], kinds: [], applicant: null, subject: null, from: null, until: null };

const until = '2026-11-27T12:10:00.000Z';
const ended = { applicantId: 'a', memberId: 'm' };

const claimRows: [Audited, string][] = [
  [{ kind: 'case.claimed', details: { applicantId: 'a', by: 'hand', stateBefore: 'open', until } }, 'Claimed the case'],
  [
    { kind: 'case.claimed', details: { applicantId: 'a', by: 'next', stateBefore: 'open', until } },
    'Claimed the case with Take next',
  ],
  [
    { kind: 'case.claimed', details: { applicantId: 'a', by: 'hand', stateBefore: 'on_hold', until } },
    'Claimed the case, which was on hold',
  ],
  [
    { kind: 'case.released', details: { ...ended, because: 'idle', isStillAssigned: false } },
    'Gave the case back: no activity',
  ],
  [
    { kind: 'case.released', details: { ...ended, because: 'sign_out', isStillAssigned: true } },
    'Gave the case back: signed out; it stays assigned',
  ],
  [
    { kind: 'case.taken-over', details: { applicantId: 'a', fromId: 'm', stateBefore: 'claimed', until } },
    'Took the case over',
  ],
  [{ kind: 'case.assigned', details: { applicantId: 'a', toId: 'm', fromId: null } }, 'Assigned the case'],
  [
    { kind: 'case.assigned', details: { applicantId: 'a', toId: 'm', fromId: 'n' } },
    'Assigned the case to someone else',
  ],
  [{ kind: 'case.assigned', details: { applicantId: 'a', toId: null, fromId: 'n' } }, 'Ended the assignment'],
  [
    { kind: 'case.skipped', details: { applicantId: 'a', reason: 'knows_the_person', wordsHash: null } },
    'Passed the case on: knows the person',
  ],
  [
    { kind: 'member.role-changed', details: { from: 'reviewer', to: 'approver' } },
    'Changed a member’s role from reviewer to approver',
  ],
  [{ kind: 'member.disabled', details: { sessions: 1 } }, 'Disabled a member; 1 session ended'],
  [
    { kind: 'issuer-account.removed', details: { issuer: 'https://login.example.com/staff' } },
    'Disconnected a member’s account at login.example.com',
  ],
  [
    { kind: 'member.factors-removed', details: { codeApps: 1, passkeys: 2 } },
    'Removed a member’s second factors: 1 app, 2 passkeys',
  ],
  [
    { kind: 'second-factor.required', details: { role: 'admin', isRequired: true } },
    'Second factor required of admins',
  ],
  [{ kind: 'member.enabled', details: { role: 'admin' } }, 'Enabled a member as admin'],
  [{ kind: 'member.skills-changed', details: { providers: [] } }, 'Takes cases of all providers'],
  [{ kind: 'member.skills-changed', details: { providers: ['kestrel'] } }, 'Takes cases of kestrel only'],
];

const exchangeRows: [Audited, string][] = [
  [
    { kind: 'connection.changed', details: { fields: ['label', 'apiKey'], hasNewSecrets: true } },
    'Changed the connection: label, api key, with new secrets',
  ],
  [
    { kind: 'connection.tested', details: { works: 3, notAllowed: 1, fails: 0, erasesWhatItReads: false } },
    'Tested the connection: 3 work, 1 not allowed, 0 fail',
  ],
  [
    { kind: 'connection.tested', details: { works: 1, notAllowed: 0, fails: 0, erasesWhatItReads: true } },
    'Tested the connection: its key erases what it reads',
  ],
  [{ kind: 'connection.paused', details: { because: 'by_hand' } }, 'Paused the connection'],
  [
    { kind: 'connection.paused', details: { because: 'erases_what_it_reads' } },
    'Paused the connection: its key erases what it reads',
  ],
  [{ kind: 'connection.resumed', details: { acceptsErasure: false } }, 'Resumed the connection'],
  [{ kind: 'connection.tried', details: {} }, 'Had the provider tried now'],
  [
    { kind: 'connection.resumed', details: { acceptsErasure: true } },
    'Resumed the connection, knowing that its key erases what it reads',
  ],
  [{ kind: 'connection.removed', details: { applicants: 1 } }, 'Removed the connection; 1 applicant kept'],
  [{ kind: 'ids.imported', details: { ids: 12, added: 10 } }, 'Imported 12 ids, 10 of them new'],
  [
    { kind: 'ask.abandoned', details: { externalIdHmac: 'h', code: 'invalid_response', tries: 5 } },
    'Gave up reading an applicant again after 5 tries: invalid response',
  ],
  [{ kind: 'ask.replayed', details: { externalIdHmac: 'h', changed: [] } }, 'Read again by hand: nothing changed'],
  [
    { kind: 'ask.replayed', details: { externalIdHmac: 'h', changed: ['status'] } },
    'Read again by hand: changed status',
  ],
  [{ kind: 'ask.dismissed', details: { externalIdHmac: 'h' } }, 'Dismissed a dead letter'],
  [
    {
      kind: 'command.recorded',
      details: {
        ...named,
        connectionId: 'n',
        applicantId: 'a',
        isReversible: false,
        notBefore: '2026-11-21T12:00:00.000Z',
      },
    },
    'Archive: ordered',
  ],
  [{ kind: 'command.sent', details: { ...named, tries: 1 } }, 'Archive: sent'],
  [{ kind: 'command.sent', details: { ...named, tries: 2 } }, 'Archive: sent, try 2'],
  [
    { kind: 'command.postponed', details: { ...named, tries: 1, code: 'unavailable' } },
    'Archive: not sent, will be sent later: unavailable',
  ],
  [
    { kind: 'command.unconfirmed', details: { ...named, tries: 1, code: 'timeout' } },
    'Archive: it is not known yet whether it was done: timeout',
  ],
  [{ kind: 'command.confirmed', details: { ...named, by: 'answer' } }, 'Archive: done'],
  [{ kind: 'command.confirmed', details: { ...named, by: 'read_back' } }, 'Archive: done, as the provider shows'],
  [
    { kind: 'command.refused', details: { ...named, code: 'forbidden' } },
    'Archive: refused by the provider: forbidden',
  ],
  [{ kind: 'command.contradicted', details: named }, 'Archive: the provider shows the opposite'],
  [
    { kind: 'command.handed-over', details: { ...named, tries: 5, code: 'timeout' } },
    'Archive: waits for a person after 5 tries: timeout',
  ],
  [{ kind: 'command.withdrawn', details: named }, 'Archive: withdrawn before it was sent'],
  [{ kind: 'command.resumed', details: named }, 'Archive: sent on by hand'],
  [{ kind: 'command.settled', details: { ...named, noteHash: 'h' } }, 'Archive: settled by hand'],
];

const rows: [Audited, string][] = [
  [{ kind: 'session.opened', details: { sessionHash: 'h', addressHmac: 'a' } }, 'Signed in'],
  [
    { kind: 'session.refused', details: { because: 'password', accountHmac: 'h', addressHmac: 'a' } },
    'Sign-in refused: wrong password',
  ],
  [{ kind: 'session.ended', details: { sessionHash: 'h', because: 'signed_out' } }, 'Signed out'],
  [{ kind: 'member.invited', details: { role: 'admin', expiresAt: 't' } }, 'Invited a member as admin'],
  [{ kind: 'member.added', details: { role: 'reviewer' } }, 'Added a member as reviewer'],
  [{ kind: 'password.set', details: { by: 'invitation' } }, 'Password set from an invitation'],
  [
    { kind: 'connection.added', details: { provider: 'vult', label: 'Retail', mode: 'test' } },
    'Added a test connection to vult: Retail',
  ],
  ...exchangeRows,
  [
    { kind: 'policy.published', details: { policy: 'fourEyes', version: 2, valueHash: 'h' } },
    'Published version 2 of the policy on four eyes',
  ],
  [{ kind: 'operation.run', details: { provider: 'vult', operation: 'ping' } }, 'Ran ping at vult from the terminal'],
  [{ kind: 'pull.started', details: { round: 1 } }, 'Pull 1 started'],
  [
    { kind: 'pull.finished', details: { round: 1, applicantsRead: 1200, pagesRead: 1 } },
    'Pull 1 finished: 1,200 applicants on 1 page',
  ],
  [{ kind: 'pull.passed-over', details: { round: 2, records: 3 } }, 'Pull 2 skipped 3 records without an id'],
  [
    { kind: 'pull.failed', details: { round: 1, applicantsRead: 1, code: 'rate_limited' } },
    'Pull 1 stopped after 1 applicant: rate limited',
  ],
  [
    {
      kind: 'case.opened',
      details: { caseId: 'c', number: 'DK-1042', applicantId: 'a', round: 1, because: 'status', blockers: 3 },
    },
    'DK-1042 opened: the provider asks for a review; 3 blockers',
  ],
  [
    {
      kind: 'case.opened',
      details: { caseId: 'c', number: 'DK-1042', applicantId: 'a', round: 2, because: 'hit', blockers: 1 },
    },
    'DK-1042 opened, round 2: a new hit; 1 blocker',
  ],
  [
    { kind: 'applicant.changed', details: { version: 1, status: 'in_review', recordHash: 'h', parts: null } },
    'First copied from the provider',
  ],
  [
    {
      kind: 'applicant.changed',
      details: { version: 3, status: 'in_review', recordHash: 'h', parts: ['hits', 'providerStatus'] },
    },
    'Changed at the provider: hits, provider status (copy 3)',
  ],
  [{ kind: 'applicant.opened', details: {} }, 'Opened the applicant'],
  [{ kind: 'applicant.sent', details: { isPrefetch: true } }, 'Text of the applicant sent ahead'],
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
    {
      kind: 'decision.recorded',
      details: { ...decision, outcome: 'approved', evidence: [page(true), page(true), page(true)] },
    },
    'Approved; 3 of 3 images seen',
  ],
  [
    {
      kind: 'decision.recorded',
      details: { ...decision, outcome: 'rejected', reasons: ['RJ-01', 'RJ-05'], evidence: [page(false)] },
    },
    'Rejected; RJ-01, RJ-05; 0 of 1 image seen',
  ],
  [
    { kind: 'reveal.refused', details: { field: 'phone', perHour: 1_000 } },
    'Refused to reveal phone: more than 1,000 reveals in an hour',
  ],
  [{ kind: 'denied', details: { door: 'action decideCase', verb: 'decide-case' } }, 'Denied: decide case'],
  [{ kind: 'ledger.read', details: { width: 'own', rows: 50 } }, 'Read the ledger: 50 rows, own acts'],
  ...claimRows,
  ...metricsRows,
  ...[ruleRows, policyRows, queueRows, endpointRows].flat(),
  [{ kind: 'ledger.exported', details: { standingSeq: 90, standingHash: 'h' } }, 'Exported the ledger up to row 90'],
  [
    {
      kind: 'ledger.selection-exported',
      details: { standingSeq: 90, ...wholeSelection, people: ['m'], from: '2026-11-27' },
    },
    'Exported a selection of the ledger up to row 90',
  ],
];

describe('sentenceOf', () => {
  it.each(rows.map(([{ kind, details }, sentence]) => ({ kind, details, sentence })))(
    '$kind: $sentence',
    ({ kind, details, sentence }) => {
      expect(sentenceOf(kind, JSON.parse(JSON.stringify(details)))).toBe(sentence);
    },
  );

  it('A kind that is not known is shown by its name, also when it is the name of a property of every object', () => {
    expect(sentenceOf('weights.published', {})).toBe('weights.published');
    expect(sentenceOf('constructor', {})).toBe('constructor');
  });
});

it('An admin is shown configuration and members, and nothing about applicants', () => {
  const kinds = [...new Set(rows.map(([act]) => act.kind))];
  const isConfiguration = (kind: string) => configurationKinds.some((known) => known === kind);
  expect(kinds.filter(isConfiguration).sort()).toEqual([...configurationKinds].sort());
  for (const [{ kind, details }] of rows) if (isConfiguration(kind)) expect(details).not.toHaveProperty('applicantId');
});
