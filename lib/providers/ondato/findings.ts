import type { Check, CheckKind } from '#lib/review/applicant/applicant.ts';
import { check } from '../reading/check.ts';
import { readTime } from '../reading/time.ts';
import { amount, record, word, yesOrNo } from '../reading/word.ts';
import { kindOf, outcomeOf, outcomeOfFlag } from './check-words.ts';
import { humanised } from './wording.ts';

type Entry = Record<string, unknown>;

/** Registries and fraud checks. Their fields are not documented, so each is looked for under its usual names. */
export function findings(entries: unknown[] | null | undefined, place: string, kind: CheckKind): Check[] {
  return (entries ?? []).map((entry, at) => {
    const fields = record(entry);
    const name =
      first(fields, 'name', 'type', 'key', 'registry', 'registryName', 'source', 'check') ??
      word(entry) ??
      `${place}_${at + 1}`;
    const reason = humanised(first(fields, 'reason', 'statusReason', 'message', 'description'));
    return check(kindOf(name, kind), name, findingOutcome(fields), {
      providerOutcome: first(fields, ...words, ...flags),
      score: amount(fields.score ?? fields.value),
      reasons: reason === null ? [] : [reason],
      at: readTime(first(fields, 'createdUtc', 'completedUtc', 'checkedUtc')),
      details: entry,
    });
  });
}

/** A score is a number without a verdict: it is shown, and a person judges it. */
export function scores(entries: unknown[] | null | undefined): Check[] {
  return (entries ?? []).map((entry, at) => {
    const fields = record(entry);
    const score = amount(fields.score ?? fields.value ?? entry);
    const name = first(fields, 'name', 'type', 'key', 'scoreType') ?? `scores_${at + 1}`;
    const providerOutcome = first(fields, ...words) ?? (score === null ? null : String(score));
    const outcome = first(fields, ...words) === null ? 'unknown' : outcomeOf(first(fields, ...words));
    return check(kindOf(name), name, outcome, { providerOutcome, score, details: entry });
  });
}

const words = ['status', 'result', 'outcome'];
/** Only flags for which "yes" is good news. `isFraud` is not among them and goes to a person. */
const flags = ['isValid', 'isSuccess', 'isPassed', 'isMatch', 'passed', 'success'];

function findingOutcome(fields: Entry): Check['outcome'] {
  const said = first(fields, ...words);
  if (said !== null) return outcomeOf(said);
  const name = flags.find((each) => word(fields[each]) !== null);
  return name === undefined ? 'unknown' : outcomeOfFlag(yesOrNo(fields[name]), fields[name]);
}

function first(fields: Entry, ...names: string[]): string | null {
  return names.map((name) => word(fields[name])).find((each) => each !== null) ?? null;
}
