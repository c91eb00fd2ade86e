import { answered, callWithoutIds, command, subjectOf } from '../command.ts';
import { unusable } from '../http/failure.ts';
import type { Capabilities, CommandOrder } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { readLink } from '../reading/link.ts';
import { readTime } from '../reading/time.ts';
import { amount, word } from '../reading/word.ts';
import type { AllpassApi } from './api.ts';
import { CreateInput, LinkInput, MoveInput, NothingMore } from './command-inputs.ts';
import { searching } from './crypto-search.ts';
import { allpassOperations } from './operations.ts';
import type { AllpassApplicant, TokenAnswer } from './shapes.ts';

const { createApplicant, createToken, getApplicant, moveToFlow, restoreApplicant, scheduleDeletion } =
  allpassOperations;

/** The commands of Allpass. Its API can neither approve nor reject. */
export function allpassCommands(api: AllpassApi, now: () => Date): Capabilities['commands'] {
  const found = (applicantId: string) => orGone(api.call(getApplicant, { applicantId }));
  return {
    schedule_deletion: deletion(api, found),
    restore: restoring(api, found),
    move_flow: moving(api, found),
    create_link: linking(api, now),
    create_applicant: creating(api, found),
    search_crypto: searching(api),
  };
}

type Found = (applicantId: string) => Promise<AllpassApplicant | null>;

function deletion(api: AllpassApi, found: Found) {
  const { name } = scheduleDeletion;
  return command({
    name,
    input: NothingMore,
    about: 'applicant',
    // A deletion can be restored for 20 days, but in test mode it is immediate, and only the key knows its mode.
    isReversible: false,
    call: callWithoutIds(scheduleDeletion),
    async send(order) {
      const { scheduledDeletionDate } = await api.call(scheduleDeletion, { applicantId: subjectOf(order, name) });
      return answered({ scheduledFor: readTime(scheduledDeletionDate) });
    },
    async readBack(order) {
      const applicant = await found(subjectOf(order, name));
      if (applicant === null) return { outcome: 'done', answer: answered() };
      if (!isDeletionScheduled(applicant)) return { outcome: 'not_done' };
      return { outcome: 'done', answer: answered({ scheduledFor: readTime(applicant.scheduledDeletionDate) }) };
    },
  });
}

function restoring(api: AllpassApi, found: Found) {
  const { name } = restoreApplicant;
  return command({
    name,
    input: NothingMore,
    about: 'applicant',
    isReversible: true,
    call: callWithoutIds(restoreApplicant),
    async send(order) {
      await api.call(restoreApplicant, { applicantId: subjectOf(order, name) });
      return answered();
    },
    async readBack(order) {
      const applicant = await found(subjectOf(order, name));
      // A deleted applicant is the opposite of a restored one.
      if (applicant === null) return { outcome: 'contrary' };
      return isDeletionScheduled(applicant) ? { outcome: 'not_done' } : { outcome: 'done', answer: answered() };
    },
  });
}

function moving(api: AllpassApi, found: Found) {
  const { name } = moveToFlow;
  return command({
    name,
    input: MoveInput,
    about: 'applicant',
    isReversible: true,
    call: callWithoutIds(moveToFlow),
    async send(order) {
      await api.call(moveToFlow, { applicantId: subjectOf(order, name), flowId: order.input.flowId });
      return answered();
    },
    async readBack(order) {
      const applicant = await found(subjectOf(order, name));
      if (applicant === null) return { outcome: 'contrary' };
      const flowId = word(applicant.flow?.id) ?? word(applicant.flowId);
      return flowId === order.input.flowId ? { outcome: 'done', answer: answered() } : { outcome: 'not_done' };
    },
  });
}

/**
 * The vendor tells a link once and nowhere else, so it can't be read back. One link too many does no harm and expires.
 */
function linking(api: AllpassApi, now: () => Date) {
  const { name } = createToken;
  return command({
    name,
    input: LinkInput,
    about: 'applicant',
    isReversible: true,
    call: callWithoutIds(createToken),
    async send(order) {
      const answer = await api.call(createToken, { applicantId: subjectOf(order, name), ...order.input });
      const whose = vendorIdOf(order);
      if (whose !== null && word(answer.applicantId) !== null && word(answer.applicantId) !== whose)
        throw unusable({ operation: name }, 'the answer is about another applicant', { reason: 'other_applicant' });
      const link = readLink(answer.link);
      if (link === null) throw unusable({ operation: name }, 'the answer holds no link');
      return answered({ link, linkExpiresAt: expiryOf(answer, order.input.ttl, now()) });
    },
  });
}

function creating(api: AllpassApi, found: Found) {
  const { name } = createApplicant;
  return command({
    name,
    input: CreateInput,
    about: 'connection',
    isReversible: false,
    call: callWithoutIds(createApplicant),
    async send({ input }) {
      const { id } = await api.call(createApplicant, input);
      return answered({ externalId: String(id) });
    },
    async readBack({ input }) {
      const applicant = await found(input.externalUserId);
      if (applicant === null) return { outcome: 'not_done' };
      const flowName = word(applicant.flow?.name);
      // An applicant in another flow had this id before; it is not the one ordered.
      if (flowName !== null && flowName !== input.flowName) return { outcome: 'contrary' };
      return { outcome: 'done', answer: answered({ externalId: String(applicant.id) }) };
    },
  });
}

/** A deletion on an unreadable day is still a deletion. */
function isDeletionScheduled({ scheduledDeletionDate }: AllpassApplicant): boolean {
  return word(scheduledDeletionDate) !== null;
}

/** The vendor's own id, where it is known: the applicant may have been found under the customer's. */
function vendorIdOf({ externalId, otherIds }: Pick<CommandOrder, 'externalId' | 'otherIds'>): string | null {
  return otherIds.id ?? (otherIds.externalUserId === undefined ? null : externalId);
}

/** By the vendor's `ttl` where it is plausible, else by ours. */
function expiryOf({ ttl }: TokenAnswer, asked: number, now: Date): string {
  const told = amount(ttl) ?? 0;
  const seconds = told > 0 && told <= 3_153_600_000 ? told : asked;
  return new Date(now.getTime() + seconds * 1000).toISOString();
}

async function orGone<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'not_found') return null;
    throw error;
  }
}
