import type { Audited } from '#lib/review/audit/audit.ts';

const of = { rules: 'weights' } as const;
const request = { ...of, publishId: 'p', draftHash: 'd', currentHash: 'c' };
const asked = { ...request, changed: 3, expiresAt: 't', rationaleHash: 'h' };
const at = '2026-12-01T08:00:00.000Z';
const counts = {
  formula: 'f.1',
  draftHash: 'd',
  baseHash: 'c',
  used: 943,
  newlyPassed: 12,
  newlyFailed: 31,
  cantTell: 5,
};

/** Ledger entries about a vendor's rules, each with its sentence. */
export const ruleRows: [Audited, string][] = [
  [
    { kind: 'rules.first-read', details: { ...of, version: 1, contentHash: 'c' } },
    'Read the weights for the first time: version 1',
  ],
  [
    { kind: 'rules.changed-outside', details: { ...of, version: 4, contentHash: 'c', beforeHash: 'b', changed: 1 } },
    'Found the weights changed outside Docket: 1 value, version 4',
  ],
  [
    { kind: 'rules.outside-accepted', details: { rules: 'requirements', version: 4 } },
    'Took over version 4 of the requirements',
  ],
  [
    { kind: 'rules.draft-begun', details: { ...of, draftId: 'd', baseHash: 'b', restoresId: null } },
    'Began a draft of the weights',
  ],
  [
    { kind: 'rules.draft-begun', details: { ...of, draftId: 'd', baseHash: 'b', restoresId: 'v' } },
    'Began a draft of the weights from an earlier version',
  ],
  [
    { kind: 'rules.draft-rebased', details: { ...of, draftId: 'd', baseHash: 'b', draftHash: 'h' } },
    'Moved the draft of the weights to the values in force',
  ],
  [
    { kind: 'rules.draft-discarded', details: { ...of, draftId: 'd', draftHash: 'h' } },
    'Discarded a draft of the weights',
  ],
  [
    { kind: 'rules.simulation-asked', details: { ...of, runId: 'r', draftHash: 'd', baseHash: 'c' } },
    'Asked to simulate a draft of the weights',
  ],
  [
    { kind: 'rules.simulation-ended', details: { ...of, runId: 'r', because: 'timed_out' } },
    'The simulation of a draft of the weights took too long',
  ],
  [
    { kind: 'rules.simulation-ended', details: { ...of, runId: 'r', because: 'changed' } },
    'The simulation of a draft of the weights has no result: the draft changed',
  ],
  [
    { kind: 'rules.simulated', details: { ...of, simulationId: 's', ...counts } },
    'Simulated a draft of the weights on 943 applicants: 12 newly pass, 31 newly fail, 5 can’t be told',
  ],
  [
    { kind: 'rules.exported', details: { ...of, file: 'versions', simulationId: null, rows: 12 } },
    'Exported 12 versions of the weights as CSV',
  ],
  [
    { kind: 'rules.exported', details: { ...of, file: 'sessions', simulationId: 's', rows: 1 } },
    'Exported 1 session that a draft of the weights flips as CSV',
  ],
  [
    { kind: 'rules.publish-asked', details: { ...asked, simulationId: 's', rollsBackId: null, scheduledFor: null } },
    'Asked to publish the weights: 3 values changed',
  ],
  [
    { kind: 'rules.publish-asked', details: { ...asked, simulationId: 's', rollsBackId: null, scheduledFor: at } },
    'Asked to publish the weights: 3 values changed, on 01 Dec 2026 at 08:00 UTC',
  ],
  [
    { kind: 'rules.publish-asked', details: { ...asked, simulationId: null, rollsBackId: 'p', scheduledFor: null } },
    'Asked to roll back the weights: 3 values changed',
  ],
  [
    { kind: 'rules.publish-confirmed', details: { ...request, authorId: 'm', scheduledFor: null } },
    'Confirmed as second person: publish the weights',
  ],
  [{ kind: 'rules.publish-refused', details: { ...request, answerHash: 'h' } }, 'Refused to publish the weights'],
  [{ kind: 'rules.publish-withdrawn', details: request }, 'Withdrew the request to publish the weights'],
  [
    { kind: 'rules.publish-voided', details: { ...request, because: 'draft_changed' } },
    'The request to publish the weights is void: the draft changed',
  ],
  [
    { kind: 'rules.publish-voided', details: { ...request, because: 'target_changed' } },
    'The request to publish the weights is void: the values at the provider changed',
  ],
  [
    { kind: 'rules.publish-suspended', details: request },
    'The scheduled publishing of the weights is suspended: the values at the provider changed',
  ],
  [{ kind: 'rules.publish-expired', details: request }, 'The request to publish the weights expired'],
  [
    {
      kind: 'rules.rolled-back-alone',
      details: { ...request, changed: 2, rollsBackId: 'p', edition: 4, rationaleHash: 'h' },
    },
    'Rolled back the weights by one person, as version 4 of the policies allows: 2 values changed',
  ],
  [
    { kind: 'rules.publish-sent', details: { ...request, authorId: 'm', approverId: 'n', commandIds: ['a', 'b'] } },
    'Ordered the weights: 2 commands',
  ],
  [{ kind: 'rules.publish-failed', details: request }, 'Publishing the weights failed; a part may be done'],
  [{ kind: 'rules.published', details: { ...request, version: 5 } }, 'Published version 5 of the weights, read back'],
  [
    { kind: 'rules.drifted', details: { ...of, publishId: 'p', judged: 200, figures: ['pass_rate', 'score'] } },
    'After publishing the weights, the pass rate and the mean score left the band: 200 applicants',
  ],
  [
    { kind: 'rules.watch-ended', details: { ...of, publishId: 'p', judged: 200 } },
    'Ended the watch of the weights: 200 applicants',
  ],
];
