import type { Audited } from '#lib/review/audit/audit.ts';

const named = { publishId: 'p', draftHash: 'd', baseHash: 'b', baseEdition: 6 };
const versions = {
  reasons: 2,
  checklist: 1,
  sla: 4,
  fourEyes: 1,
  blockers: 1,
  risk: 1,
  masking: 1,
  undo: 1,
  claims: 1,
  requests: 1,
  retention: 1,
};
const preview = { open: 412, looked: 412, effects: { second_needed: 37 } };
const asked = { ...named, changed: 3, preview, expiresAt: '2026-12-09T10:00:00.000Z', rationaleHash: 'h' };

/** Entries about policies, with their sentences. */
export const policyRows: [Audited, string][] = [
  [
    { kind: 'policy.edition-published', details: { edition: 7, versions, publishId: 'p' } },
    'Published version 7 of the policies',
  ],
  [
    { kind: 'policy.edition-published', details: { edition: 1, versions, publishId: null } },
    'Docket numbered version 1 of the policies',
  ],
  [
    { kind: 'policy.draft-begun', details: { baseEdition: 6, restoresEdition: null } },
    'Began a draft of the policies from version 6',
  ],
  [
    { kind: 'policy.draft-begun', details: { baseEdition: 6, restoresEdition: 4 } },
    'Began a draft to restore version 4 of the policies',
  ],
  [
    { kind: 'policy.draft-rebased', details: { baseEdition: 7, draftHash: 'd', clashes: 1 } },
    'Moved the draft of the policies to version 7',
  ],
  [
    { kind: 'policy.draft-discarded', details: { baseEdition: 6, draftHash: 'd' } },
    'Discarded a draft of the policies from version 6',
  ],
  [
    { kind: 'policy.publish-asked', details: { ...asked, restoresEdition: null } },
    'Asked to publish policies: 3 values changed',
  ],
  [
    { kind: 'policy.publish-asked', details: { ...asked, restoresEdition: 4 } },
    'Asked to publish policies: 3 values changed, to restore version 4',
  ],
  [
    { kind: 'policy.publish-confirmed', details: { ...named, authorId: 'm' } },
    'Confirmed as second person: publish policies after version 6',
  ],
  [{ kind: 'policy.publish-refused', details: { ...named, answerHash: 'h' } }, 'Refused to publish policies'],
  [{ kind: 'policy.publish-withdrawn', details: named }, 'Withdrew the request to publish policies'],
  [
    { kind: 'policy.publish-voided', details: { ...named, because: 'draft_changed' } },
    'The request to publish policies is void: the draft changed',
  ],
  [
    { kind: 'policy.publish-voided', details: { ...named, because: 'base_changed' } },
    'The request to publish policies is void: newer policies were published',
  ],
  [{ kind: 'policy.publish-expired', details: named }, 'The request to publish policies expired'],
];
