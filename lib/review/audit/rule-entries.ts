import { countOf } from '../counted.ts';
import type { RuleKind } from '../rules/rule.ts';
import { momentLabel } from '../values/day.ts';

type Of = { rules: RuleKind };
type OfPublish = Of & { publishId: string; draftHash: string; currentHash: string };

/** The details of ledger entries about a vendor's rules: hashes and counts, never a value. */
export type RuleAuditDetails = {
  /** The first values that Docket read. */
  'rules.first-read': Of & { version: number; contentHash: string };
  'rules.changed-outside': Of & { version: number; contentHash: string; beforeHash: string; changed: number };
  'rules.outside-accepted': Of & { version: number };
  /** As a CSV file. `simulationId` is that of the sessions; null for versions. */
  'rules.exported': Of & { file: 'versions' | 'sessions'; simulationId: string | null; rows: number };
  'rules.draft-begun': Of & { draftId: string; baseHash: string; restoresId: string | null };
  'rules.draft-rebased': Of & { draftId: string; baseHash: string; draftHash: string };
  'rules.draft-discarded': Of & { draftId: string; draftHash: string };
  'rules.simulation-asked': Of & { runId: string; draftHash: string; baseHash: string };
  /** No figure is kept of it. */
  'rules.simulation-ended': Of & { runId: string; because: 'stopped' | 'timed_out' | 'changed' | 'failed' };
  'rules.simulated': Of & {
    simulationId: string;
    formula: string;
    draftHash: string;
    baseHash: string;
    used: number;
    newlyPassed: number;
    newlyFailed: number;
    cantTell: number;
  };
  'rules.publish-asked': OfPublish & {
    changed: number;
    /** Null for a rollback, which names the request that it takes back. */
    simulationId: string | null;
    rollsBackId: string | null;
    scheduledFor: string | null;
    expiresAt: string;
    rationaleHash: string;
  };
  'rules.publish-confirmed': OfPublish & { authorId: string; scheduledFor: string | null };
  'rules.publish-refused': OfPublish & { answerHash: string };
  'rules.publish-withdrawn': OfPublish;
  'rules.publish-voided': OfPublish & { because: 'draft_changed' | 'target_changed' };
  'rules.publish-suspended': OfPublish;
  'rules.publish-expired': OfPublish;
  /** One person alone, as this edition of the policies allows. */
  'rules.rolled-back-alone': OfPublish & {
    changed: number;
    rollsBackId: string;
    edition: number;
    rationaleHash: string;
  };
  /** `approverId` is null where one person rolled back. */
  'rules.publish-sent': OfPublish & { authorId: string; approverId: string | null; commandIds: string[] };
  'rules.publish-failed': OfPublish;
  'rules.published': OfPublish & { version: number };
  /** Pass rate or score left its band after a version was published. */
  'rules.drifted': Of & { publishId: string; judged: number; figures: ('pass_rate' | 'score')[] };
  'rules.watch-ended': Of & { publishId: string; judged: number };
};

type Sentences = { [Kind in keyof RuleAuditDetails]: (details: RuleAuditDetails[Kind]) => string };

const named: Record<RuleKind, string> = { weights: 'the weights', requirements: 'the requirements' };

const withoutResult: Record<RuleAuditDetails['rules.simulation-ended']['because'], string> = {
  stopped: 'was stopped',
  timed_out: 'took too long',
  changed: 'has no result: the draft changed',
  failed: 'failed',
};

export const ruleSentences: Sentences = {
  'rules.first-read': ({ rules, version }) => `Read ${named[rules]} for the first time: version ${version}`,
  'rules.changed-outside': ({ rules, version, changed }) =>
    `Found ${named[rules]} changed outside Docket: ${countOf(changed, 'value')}, version ${version}`,
  'rules.outside-accepted': ({ rules, version }) => `Took over version ${version} of ${named[rules]}`,
  'rules.exported': ({ rules, file, rows }) =>
    file === 'versions'
      ? `Exported ${countOf(rows, 'version')} of ${named[rules]} as CSV`
      : `Exported ${countOf(rows, 'session')} that a draft of ${named[rules]} flips as CSV`,
  'rules.draft-begun': ({ rules, restoresId }) =>
    `Began a draft of ${named[rules]}${restoresId ? ' from an earlier version' : ''}`,
  'rules.draft-rebased': ({ rules }) => `Moved the draft of ${named[rules]} to the values in force`,
  'rules.draft-discarded': ({ rules }) => `Discarded a draft of ${named[rules]}`,
  'rules.simulation-asked': ({ rules }) => `Asked to simulate a draft of ${named[rules]}`,
  'rules.simulation-ended': ({ rules, because }) =>
    `The simulation of a draft of ${named[rules]} ${withoutResult[because]}`,
  'rules.simulated': ({ rules, used, newlyPassed, newlyFailed, cantTell }) =>
    `Simulated a draft of ${named[rules]} on ${countOf(used, 'applicant')}: ` +
    `${newlyPassed} newly pass, ${newlyFailed} newly fail, ${cantTell} can’t be told`,
  'rules.publish-asked': ({ rules, changed, scheduledFor, rollsBackId }) =>
    `Asked to ${rollsBackId === null ? 'publish' : 'roll back'} ${named[rules]}: ` +
    `${countOf(changed, 'value')} changed${timed(scheduledFor)}`,
  'rules.publish-confirmed': ({ rules, scheduledFor }) =>
    `Confirmed as second person: publish ${named[rules]}${timed(scheduledFor)}`,
  'rules.publish-refused': ({ rules }) => `Refused to publish ${named[rules]}`,
  'rules.publish-withdrawn': ({ rules }) => `Withdrew the request to publish ${named[rules]}`,
  'rules.publish-voided': ({ rules, because }) =>
    `The request to publish ${named[rules]} is void: ${
      because === 'draft_changed' ? 'the draft changed' : 'the values at the provider changed'
    }`,
  'rules.publish-suspended': ({ rules }) =>
    `The scheduled publishing of ${named[rules]} is suspended: the values at the provider changed`,
  'rules.publish-expired': ({ rules }) => `The request to publish ${named[rules]} expired`,
  'rules.rolled-back-alone': ({ rules, changed, edition }) =>
    `Rolled back ${named[rules]} by one person, as version ${edition} of the policies allows: ` +
    `${countOf(changed, 'value')} changed`,
  'rules.publish-sent': ({ rules, commandIds }) => `Ordered ${named[rules]}: ${countOf(commandIds.length, 'command')}`,
  'rules.publish-failed': ({ rules }) => `Publishing ${named[rules]} failed; a part may be done`,
  'rules.published': ({ rules, version }) => `Published version ${version} of ${named[rules]}, read back`,
  'rules.drifted': ({ rules, judged, figures }) =>
    `After publishing ${named[rules]}, ${figures.map(figureName).join(' and ')} left the band: ` +
    countOf(judged, 'applicant'),
  'rules.watch-ended': ({ rules, judged }) => `Ended the watch of ${named[rules]}: ${countOf(judged, 'applicant')}`,
};

export const ruleEntryKinds = Object.keys(ruleSentences) as (keyof RuleAuditDetails)[];

function figureName(figure: 'pass_rate' | 'score'): string {
  return figure === 'pass_rate' ? 'the pass rate' : 'the mean score';
}

function timed(at: string | null): string {
  return at === null ? '' : `, on ${momentLabel(new Date(at))}`;
}
