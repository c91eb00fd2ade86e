import { expect, it } from 'vitest';
import type { Audited } from './audit.ts';
import { sentenceOf } from './sentence.ts';

const job = { jobId: 'j', act: 'schedule_deletion' as const };
const asked = { ...job, requestId: 'r', applicants: 41, selectionHash: 'h' };

/** Archive, legal hold, erasure and jobs, as the timeline and the ledger tell them. */
const rows: [Audited, string][] = [
  [{ kind: 'applicant.archived', details: { jobId: null } }, 'Archived in Docket'],
  [{ kind: 'applicant.unarchived', details: { because: 'by_hand', jobId: 'j' } }, 'Unarchived in Docket'],
  [
    { kind: 'applicant.unarchived', details: { because: 'changed', jobId: null } },
    'Unarchived in Docket: the provider’s data changed',
  ],
  [
    { kind: 'applicant.erased', details: { act: 'delete', jobId: 'j', externalHmac: 'h', images: 1 } },
    'Erased in Docket: data key, clear text and 1 image destroyed',
  ],
  [
    {
      kind: 'applicant.erased',
      details: { act: 'delete', jobId: 'j', externalHmac: 'h', images: 0, outcome: 'undecided' },
    },
    'Erased in Docket: data key, clear text and 0 images destroyed; due by the policy on retention: never decided',
  ],
  [{ kind: 'hold.placed', details: { holdId: 'l', reasonHash: 'h' } }, 'Placed a legal hold'],
  [{ kind: 'hold.lifted', details: { holdId: 'l' } }, 'Lifted the legal hold'],
  [
    { kind: 'job.prepared', details: { ...job, atVendor: true, applicants: 3, possible: 2, selectionHash: 'h' } },
    'Schedule deletion: dry run: can be done for 2 of 3 applicants',
  ],
  [{ kind: 'job.stopped', details: job }, 'Schedule deletion: stopped'],
  [{ kind: 'job.undone', details: { ...job, act: 'archive' } }, 'Archive: undone, as far as nothing was sent'],
  [
    { kind: 'job.finished', details: { ...job, done: 2, failed: 1, skipped: 0 } },
    'Schedule deletion: finished: 2 done, 1 failed, 0 skipped',
  ],
  [{ kind: 'job.exported', details: { ...job, rows: 3 } }, 'Schedule deletion: exported the result, 3 rows'],
  [
    { kind: 'erasure.requested', details: { ...asked, reasonHash: 'h', expiresAt: '2026-12-04T00:00:00.000Z' } },
    'Schedule deletion: asked for 41 applicants',
  ],
  [{ kind: 'erasure.confirmed', details: asked }, 'Schedule deletion: confirmed for 41 applicants'],
  [
    { kind: 'erasure.confirmed', details: { ...asked, act: 'delete', policyVersion: 3 } },
    'Delete: confirmed for 41 applicants, due by version 3 of the policy on retention',
  ],
  [
    { kind: 'erasure.refused', details: { ...job, requestId: 'r', answerHash: 'h' } },
    'Schedule deletion: request refused',
  ],
  [
    { kind: 'erasure.voided', details: { ...job, requestId: 'r' } },
    'Schedule deletion: request void: an applicant came under legal hold',
  ],
  [
    { kind: 'session.stepped-up', details: { act: 'ask delete', selectionHash: 'h', sessionHash: 'h' } },
    'Gave the password again',
  ],
];

it.each(rows.map(([{ kind, details }, sentence]) => ({ kind, details, sentence })))(
  '$kind: $sentence',
  ({ kind, details, sentence }) => expect(sentenceOf(kind, details)).toBe(sentence),
);
