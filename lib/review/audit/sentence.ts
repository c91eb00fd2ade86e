import { wordsOf } from '../applicant/labels.ts';
import { type ContentPart, contentWords } from '../case/content.ts';
import { tellAssignment, tellClaim, tellRelease } from '../claims/sentence.ts';
import { tellCommand } from '../commands/sentence.ts';
import { countOf } from '../counted.ts';
import { type Act, factsOfAct } from '../lifecycle/act.ts';
import { outcomeLabels } from '../retention/words.ts';
import { momentLabel } from '../values/day.ts';
import { accountSentences } from './account-sentences.ts';
import type { AuditDetails, AuditKind } from './audit.ts';
import { endpointSentences } from './endpoint-entries.ts';
import { imageSentences } from './image-entries.ts';
import { policySentences } from './policy-entries.ts';
import { queueSentences } from './queue-entries.ts';
import { ruleSentences } from './rule-entries.ts';

/**
 * A ledger entry as a sentence, for the timeline and the ledger's screen. A kind that this release does not know is
 * shown by its name, because the ledger holds entries of older and newer releases.
 */
export function sentenceOf(kind: string, details: Record<string, unknown>): string {
  return isAuditKind(kind) ? tell(kind, details) : kind;
}

type Sentences = { [Kind in AuditKind]: (details: AuditDetails[Kind]) => string };

const sentences: Sentences = {
  ...ruleSentences,
  ...policySentences,
  ...accountSentences,
  ...queueSentences,
  ...imageSentences,
  ...endpointSentences,
  'connection.added': ({ provider, label, mode }) => `Added a ${mode} connection to ${provider}: ${label}`,
  'connection.changed': ({ fields, hasNewSecrets }) =>
    `Changed the connection: ${listOf(fields)}${hasNewSecrets ? ', with new secrets' : ''}`,
  'connection.tested': ({ works, notAllowed, fails, erasesWhatItReads }) =>
    erasesWhatItReads
      ? 'Tested the connection: its key erases what it reads'
      : `Tested the connection: ${works} work, ${notAllowed} not allowed, ${fails} fail`,
  'connection.paused': ({ because }) =>
    because === 'by_hand' ? 'Paused the connection' : 'Paused the connection: its key erases what it reads',
  'connection.resumed': ({ acceptsErasure }) =>
    acceptsErasure ? 'Resumed the connection, knowing that its key erases what it reads' : 'Resumed the connection',
  'connection.removed': ({ applicants }) => `Removed the connection; ${countOf(applicants, 'applicant')} kept`,
  'connection.tried': () => 'Had the provider tried now',
  'ids.imported': ({ ids, added }) => `Imported ${countOf(ids, 'id')}, ${added} of them new`,
  'ask.abandoned': ({ tries, code }) =>
    `Gave up reading an applicant again after ${countOf(tries, 'try', 'tries')}: ${wordsOf(code)}`,
  'ask.replayed': ({ changed }) =>
    `Read again by hand: ${changed.length === 0 ? 'nothing changed' : `changed ${listOf(changed)}`}`,
  'ask.dismissed': () => 'Dismissed a dead letter',
  'command.recorded': ({ command }) => tellCommand(command, 'ordered'),
  'command.sent': ({ command, tries }) => tellCommand(command, tries > 1 ? `sent, try ${tries}` : 'sent'),
  'command.postponed': ({ command, code }) => tellCommand(command, `not sent, will be sent later: ${wordsOf(code)}`),
  'command.unconfirmed': ({ command, code }) =>
    tellCommand(command, `it is not known yet whether it was done: ${wordsOf(code)}`),
  'command.confirmed': ({ command, by }) =>
    tellCommand(command, by === 'answer' ? 'done' : 'done, as the provider shows'),
  'command.refused': ({ command, code }) => tellCommand(command, `refused by the provider: ${wordsOf(code)}`),
  'command.contradicted': ({ command }) => tellCommand(command, 'the provider shows the opposite'),
  'command.handed-over': ({ command, tries, code }) =>
    tellCommand(command, `waits for a person after ${countOf(tries, 'try', 'tries')}: ${wordsOf(code)}`),
  'command.withdrawn': ({ command }) => tellCommand(command, 'withdrawn before it was sent'),
  'command.resumed': ({ command }) => tellCommand(command, 'sent on by hand'),
  'crypto-search.read': () => 'Read again what a search of a wallet or transaction found',
  'command.settled': ({ command }) => tellCommand(command, 'settled by hand'),
  'operation.run': ({ provider, operation }) => `Ran ${operation} at ${provider} from the terminal`,
  'applicant.archived': () => 'Archived in Docket',
  'applicant.unarchived': ({ because }) =>
    because === 'by_hand' ? 'Unarchived in Docket' : 'Unarchived in Docket: the provider’s data changed',
  'applicant.erased': ({ images, outcome }) =>
    `Erased in Docket: data key, clear text and ${countOf(images, 'image')} destroyed` +
    (outcome ? `; due by the policy on retention: ${outcomeLabels[outcome].toLowerCase()}` : ''),
  'hold.placed': () => 'Placed a legal hold',
  'hold.lifted': () => 'Lifted the legal hold',
  'job.prepared': ({ act, applicants, possible }) =>
    tellAct(act, `dry run: can be done for ${possible} of ${countOf(applicants, 'applicant')}`),
  'job.started': ({ act }) => tellAct(act, 'started'),
  'job.stopped': ({ act }) => tellAct(act, 'stopped'),
  'job.resumed': ({ act }) => tellAct(act, 'resumed'),
  'job.undone': ({ act }) => tellAct(act, 'undone, as far as nothing was sent'),
  'job.finished': ({ act, done, failed, skipped }) =>
    tellAct(act, `finished: ${done} done, ${failed} failed, ${skipped} skipped`),
  'job.exported': ({ act, rows }) => tellAct(act, `exported the result, ${countOf(rows, 'row')}`),
  'erasure.requested': ({ act, applicants, policyVersion }) =>
    tellAct(act, `asked for ${countOf(applicants, 'applicant')}${tellPolicy(policyVersion)}`),
  'erasure.confirmed': ({ act, applicants, policyVersion }) =>
    tellAct(act, `confirmed for ${countOf(applicants, 'applicant')}${tellPolicy(policyVersion)}`),
  'erasure.refused': ({ act }) => tellAct(act, 'request refused'),
  'erasure.withdrawn': ({ act }) => tellAct(act, 'request withdrawn'),
  'erasure.voided': ({ act }) => tellAct(act, 'request void: an applicant came under legal hold'),
  'pull.started': ({ round }) => `Pull ${round} started`,
  'pull.finished': ({ round, applicantsRead, pagesRead }) =>
    `Pull ${round} finished: ${countOf(applicantsRead, 'applicant')} on ${countOf(pagesRead, 'page')}`,
  'pull.passed-over': ({ round, records }) => `Pull ${round} skipped ${countOf(records, 'record')} without an id`,
  'pull.failed': ({ round, applicantsRead, code }) =>
    `Pull ${round} stopped after ${countOf(applicantsRead, 'applicant')}: ${wordsOf(code)}`,
  'case.opened': ({ number, round, because, blockers }) =>
    `${number} opened${round > 1 ? `, round ${round}` : ''}: ${openings[because]}; ${countOf(blockers, 'blocker')}`,
  'case.claimed': tellClaim,
  'case.released': tellRelease,
  'case.taken-over': () => 'Took the case over',
  'case.assigned': tellAssignment,
  'case.skipped': ({ reason }) => `Passed the case on: ${wordsOf(reason)}`,
  'member.skills-changed': ({ providers }) =>
    providers.length === 0 ? 'Takes cases of all providers' : `Takes cases of ${providers.join(', ')} only`,
  'applicant.changed': ({ parts, version }) =>
    parts === null ? 'First copied from the provider' : `Changed at the provider: ${listOf(parts)} (copy ${version})`,
  'applicant.opened': () => 'Opened the applicant',
  'applicant.sent': () => 'Text of the applicant sent ahead',
  'raw.opened': () => 'Opened the raw answer',
  'reveal.refused': ({ field, perHour }) =>
    `Refused to reveal ${wordsOf(field)}: more than ${perHour.toLocaleString('en')} reveals in an hour`,
  'field.revealed': ({ field, reasonHash }) => `Revealed ${wordsOf(field)}${reasonHash ? ', with a reason' : ''}`,
  'decision.recorded': tellDecision,
  'note.written': ({ version, about }) => {
    const what = about === undefined ? 'note' : 'comment on a crypto check';
    return version === 1 ? `Wrote a ${what}` : `Corrected a ${what}, version ${version}`;
  },
  'tag.added': ({ tag }) => `Added the tag “${tag}”`,
  'tag.removed': ({ tag }) => `Removed the tag “${tag}”`,
  'relation.judged': ({ verdict }) => relations[verdict],
  'hit.resolved': ({ verdict, reason, clearanceId }) =>
    `Hit resolved as ${wordsOf(verdict)}; ${reason}${clearanceId === null ? '' : ', by a clearance'}`,
  'hit.undone': () => 'Took back what was said about a hit',
  'hit.reopened': ({ parts }) => `Hit open again, its entry changed: ${listOf(parts)}`,
  'hit.looked-up': ({ fileSha256 }) => `Attached a look-up to a hit${fileSha256 ? ', with a file' : ''}`,
  'lookup-file.sent': () => 'File of a look-up sent',
  'clearance.kept': ({ reviewOn }) => `Cleared a hit until ${reviewOn}`,
  'clearance.revoked': () => 'Revoked a clearance',
  'screening.read': ({ screenings }) => {
    const each = screenings.map(({ outcome, found }) => `${wordsOf(outcome)}, ${countOf(found, 'hit')}`);
    return `Screening read: ${each.join('; ')}`;
  },
  'decision.staged': ({ outcome, because }) =>
    `Decided: ${outcome}; waits for a second person because ${stagedBecause[because]}`,
  'decision.unstaged': ({ endedAs, parts }) => (endedAs === 'voided' ? tellVoid(parts) : unstaged[endedAs]),
  'decision.undone': ({ commands }) =>
    commands === 0 ? 'Undid the decision' : `Undid the decision; ${countOf(commands, 'command')} not sent`,
  'case.moved': tellMove,
  'metrics.differed': ({ factsDiffering, sumsDiffering }) =>
    `The recount of the metrics differed: ${countOf(factsDiffering, 'case or hit', 'cases or hits')}, ` +
    `${countOf(sumsDiffering, 'sum')}; put right`,
  'metrics.exported': ({ section, from, to, rows }) =>
    `Exported metrics as CSV: ${section ?? 'all'}, ${from} to ${to}, ${countOf(rows, 'row')}`,
  denied: ({ door, verb }) => `Denied: ${wordsOf(verb ?? door)}`,
  'ledger.read': ({ width, rows }) =>
    `Read the ledger: ${countOf(rows, 'row')}, ${width === 'whole' ? 'all acts' : `${width} acts`}`,
  'ledger.exported': ({ standingSeq }) => `Exported the ledger up to row ${standingSeq}`,
  'ledger.selection-exported': ({ standingSeq }) => `Exported a selection of the ledger up to row ${standingSeq}`,
};

/** The kinds of entries that this release writes. */
export const auditKinds = Object.keys(sentences) as AuditKind[];

function tellAct(act: Act, whatHappened: string): string {
  return `${factsOfAct(act).name}: ${whatHappened}`;
}

function tellPolicy(version: number | undefined): string {
  return version === undefined ? '' : `, due by version ${version} of the policy on retention`;
}

const relations = {
  same: 'Judged to be the same person as another applicant',
  not_same: 'Judged not to be the same person as another applicant',
  withdrawn: 'Withdrew the judgement on another applicant',
};

const openings = {
  status: 'the provider asks for a review',
  hit: 'a new hit',
  change: 'a change that matters',
  conflict: 'the provider shows the opposite',
  by_hand: 'by hand',
};

const stagedBecause = { true_hit: 'a hit is a true match', failing_blockers: 'a blocker fails' };

const unstaged = {
  returned: 'Returned the decision to the first person',
  withdrawn: 'Withdrew the decision before it was confirmed',
};

/** "The decision is void: a hit and an image changed". */
export function tellVoid(parts: readonly ContentPart[]): string {
  return `The decision is void: ${contentWords(parts)} changed`;
}

function tellMove({ move, reasons, until }: AuditDetails['case.moved']): string {
  const coded = reasons.length > 0 ? `: ${reasons.join(', ')}` : '';
  switch (move) {
    case 'requested':
      return `Asked the applicant${coded}`;
    case 'escalated':
      return `Escalated to an approver${coded}`;
    case 'held':
      return `Put on hold${coded}`;
    case 'snoozed':
      return `Snoozed until ${momentLabel(new Date(until ?? 0))}`;
    case 'resumed':
      return 'Took up the case again';
    case 'reopened':
      return 'Reopened the case';
    case 'undone':
      return 'Undid this';
    case 'woken':
      return 'The snooze ended';
    case 'answered':
      return 'The applicant answered: the case is open again';
  }
}

function tellDecision({ outcome, reasons, evidence, firstMemberId }: AuditDetails['decision.recorded']): string {
  const seen = evidence.filter((item) => item.isSeen).length;
  const images = evidence.length === 0 ? 'no images' : `${seen} of ${countOf(evidence.length, 'image')} seen`;
  return [
    `${firstMemberId ? 'Confirmed as second person: ' : ''}${outcome === 'approved' ? 'Approved' : 'Rejected'}`,
    ...(reasons.length > 0 ? [reasons.join(', ')] : []),
    images,
  ].join('; ');
}

function isAuditKind(kind: string): kind is AuditKind {
  return Object.hasOwn(sentences, kind);
}

/** Details come from the ledger as JSON. The hash chain shows that they are unchanged since they were written. */
function tell<Kind extends AuditKind>(kind: Kind, details: Record<string, unknown>): string {
  return sentences[kind](details as AuditDetails[Kind]);
}

function listOf(parts: string[]): string {
  return parts.length === 0 ? 'nothing that Docket reads' : parts.map(wordsOf).join(', ');
}
