import { type RuleSubject, scopeKey } from '#lib/data/rules/subject.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import type { ProviderRules } from '#lib/providers/rules.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { ApplicantContent } from '#lib/review/applicant/applicant.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { missingKeys } from '#lib/review/rules/accept.ts';
import { cellsOf, keyLabel, setsOf } from '#lib/review/rules/matrix.ts';
import type { RuleBook, RuleKind, RuleValues } from '#lib/review/rules/rule.ts';
import type { Outcome } from '#lib/review/rules/watch.ts';
import { type Connected, connect } from '../connect.ts';
import { sendNothingAfter } from '../deadline.ts';

/** How long a person waits for the vendor's values, in milliseconds. */
const longestWaitMs = 10_000;

/** One connection's rules, ready to be read: what there is, and whose they are. */
export type OpenRules = { connected: Connected; rules: ProviderRules; book: RuleBook };

/** The rules of a connection, for a screen; null where its vendor, or its settings, give none. */
export function rulesIn(connected: Connected): OpenRules | null {
  const { rules } = connected.can;
  return rules ? { connected, rules, book: bookOf(rules) } : null;
}

/**
 * The rules of a connection for one act.
 * @throws Refusal `not_found` where there are none of this kind; ConnectionUnusable
 */
export async function openRules(connectionId: string, kind: RuleKind): Promise<OpenRules & { subject: RuleSubject }> {
  const open = rulesIn(await connect(connectionId, 'person'));
  if (!open?.book[kind]) throw new Refusal('not_found', 'This connection has no such rules.');
  return { ...open, subject: subjectOf(open, kind) };
}

/**
 * The vendor's last word on an applicant, for the watch: what an adapter reads for simulations, because some vendors
 * say "not verified" of everyone before they have decided.
 */
export function outcomeIn(open: OpenRules | null): (content: ApplicantContent) => Outcome {
  const replay = open?.rules.weights?.replay;
  if (!replay) return ({ assessment: { verified, score } }) => ({ verified, score });
  return (content) => {
    const { verdict, score } = replay.signalsOf(content);
    return { verified: verdict, score };
  };
}

/** The rules of one kind as the database names them. */
export function subjectOf({ connected, book }: OpenRules, kind: RuleKind): RuleSubject {
  return { connectionId: connected.connection.id, kind, scope: scopeKey(book.scope) };
}

/**
 * All values in force at the vendor: for requirements, those of every document type and source.
 * @throws ProviderError; `invalid_response` when the vendor does not tell every key, because what is not known can't be
 * written back
 */
export async function readRules({ rules, book }: OpenRules, kind: RuleKind): Promise<RuleValues> {
  const values = kind === 'weights' ? await rules.weights?.read() : await readMatrix(rules);
  const [missing] = missingKeys(book, kind, values ?? {});
  if (values && missing === undefined) return values;
  const what = missing === undefined ? 'them' : `“${keyLabel(book, kind, missing)}”`;
  throw new ProviderError('invalid_response', `The provider does not tell ${what}.`);
}

/**
 * {@link readRules} while a person waits.
 * @throws Refusal `unavailable` when the vendor can't be read now
 */
export async function readNow(actor: Actor, open: OpenRules, kind: RuleKind): Promise<RuleValues> {
  mustBeAble(actor, 'see-rules');
  try {
    return await sendNothingAfter(performance.now() + longestWaitMs, () => readRules(open, kind));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw new Refusal('unavailable', `The values at the provider can’t be read now. ${error.message}`);
  }
}

function bookOf({ scope, weights, requirements }: ProviderRules): RuleBook {
  const matrix = requirements && {
    switches: requirements.switches,
    types: requirements.types,
    sources: requirements.sources,
    absent: requirements.absent,
  };
  const { shares, line } = weights?.replay ?? {};
  const replayable = shares && line !== undefined ? { replayable: { shares, line } } : {};
  return { scope, weights: weights?.keys ?? null, requirements: matrix ?? null, ...replayable };
}

async function readMatrix({ requirements }: ProviderRules): Promise<RuleValues | undefined> {
  if (!requirements) return undefined;
  const cells = await Promise.all(
    setsOf(requirements).map(async ({ type, source }) => cellsOf(type, source, await requirements.read(type, source))),
  );
  return Object.assign({}, ...cells) as RuleValues;
}
