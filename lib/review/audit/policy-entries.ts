import { countOf } from '../counted.ts';
import type { PreviewCounts } from '../policies/effect.ts';
import type { PolicyKind, PolicyVersions } from '../policies/policies.ts';
import type { VoidBecause } from '../policies/publish.ts';

type OfPublish = { publishId: string; draftHash: string; baseHash: string; baseEdition: number };

/** The details of ledger entries about the desk's policies: numbers, counts and hashes, never a text. */
export type PolicyAuditDetails = {
  /** A version of one policy; the edition that it belongs to has an entry of its own. */
  'policy.published': { policy: PolicyKind; version: number; valueHash: string };
  /** `publishId`: null for what a release of Docket brought. */
  'policy.edition-published': { edition: number; versions: PolicyVersions; publishId: string | null };
  'policy.draft-begun': { baseEdition: number; restoresEdition: number | null };
  'policy.draft-rebased': { baseEdition: number; draftHash: string; clashes: number };
  'policy.draft-discarded': { baseEdition: number; draftHash: string };
  'policy.publish-asked': OfPublish & {
    changed: number;
    restoresEdition: number | null;
    preview: PreviewCounts;
    expiresAt: string;
    rationaleHash: string;
  };
  'policy.publish-confirmed': OfPublish & { authorId: string };
  'policy.publish-refused': OfPublish & { answerHash: string };
  'policy.publish-withdrawn': OfPublish;
  'policy.publish-voided': OfPublish & { because: VoidBecause };
  'policy.publish-expired': OfPublish;
};

type Sentences = { [Kind in keyof PolicyAuditDetails]: (details: PolicyAuditDetails[Kind]) => string };

export const policySentences: Sentences = {
  'policy.published': ({ policy, version }) => `Published version ${version} of the policy on ${policies[policy]}`,
  'policy.edition-published': ({ edition, publishId }) =>
    `${publishId === null ? 'Docket numbered' : 'Published'} version ${edition} of the policies`,
  'policy.draft-begun': ({ baseEdition, restoresEdition }) =>
    restoresEdition === null
      ? `Began a draft of the policies from version ${baseEdition}`
      : `Began a draft to restore version ${restoresEdition} of the policies`,
  'policy.draft-rebased': ({ baseEdition }) => `Moved the draft of the policies to version ${baseEdition}`,
  'policy.draft-discarded': ({ baseEdition }) => `Discarded a draft of the policies from version ${baseEdition}`,
  'policy.publish-asked': ({ changed, restoresEdition }) =>
    `Asked to publish policies: ${countOf(changed, 'value')} changed` +
    (restoresEdition === null ? '' : `, to restore version ${restoresEdition}`),
  'policy.publish-confirmed': ({ baseEdition }) =>
    `Confirmed as second person: publish policies after version ${baseEdition}`,
  'policy.publish-refused': () => 'Refused to publish policies',
  'policy.publish-withdrawn': () => 'Withdrew the request to publish policies',
  'policy.publish-voided': ({ because }) =>
    `The request to publish policies is void: ${
      because === 'draft_changed' ? 'the draft changed' : 'newer policies were published'
    }`,
  'policy.publish-expired': () => 'The request to publish policies expired',
};

export const policyEntryKinds = Object.keys(policySentences) as (keyof PolicyAuditDetails)[];

const policies: Record<PolicyKind, string> = {
  reasons: 'reasons',
  checklist: 'the checklist',
  sla: 'time limits',
  fourEyes: 'four eyes',
  blockers: 'notes on blockers',
  risk: 'risk points',
  masking: 'masking',
  undo: 'the time to undo',
  claims: 'claims',
  requests: 'messages to applicants',
  retention: 'retention',
};
