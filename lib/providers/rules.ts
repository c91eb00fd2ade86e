import type { Applicant, ApplicantContent } from '#lib/review/applicant/applicant.ts';
import type { CommandKind } from '#lib/review/commands/command.ts';
import type { RequirementMatrix, RuleKey, RuleScope } from '#lib/review/rules/rule.ts';
import type { Replayable, SessionSignals } from '#lib/review/rules/simulation/session.ts';

/** A command that writes rules, for the outbox: its kind, and the input that the kind takes. */
export type RuleOrder = { kind: CommandKind; input: Readonly<Record<string, unknown>> };

/** Numbers by key. A key that the vendor did not tell is absent. */
export type Numbers = Readonly<Record<string, number>>;

/** Switches by key. A key that the vendor did not tell is absent. */
export type Switches = Readonly<Record<string, boolean>>;

/**
 * The vendor's rules for judging applicants: read, and written by commands. Every call says whose rules they are
 * (`scope`), so that a vendor never chooses that by itself.
 */
export type ProviderRules = {
  scope: RuleScope;
  weights?: {
    keys: readonly RuleKey[];
    /** The numbers in force. @throws ProviderError; `invalid_response` for those of another scope */
    read(): Promise<Numbers>;
    /** Earlier numbers, by the id that an applicant carries. @throws ProviderError `not_found` */
    at(id: string): Promise<Numbers>;
    /** The id of the numbers by which an applicant was judged; null where the vendor does not say. */
    idOf(applicant: Pick<Applicant, 'config'>): string | null;
    /** What of an applicant a change of the numbers can be tried on; absent where the vendor tells no score. */
    replay?: Replayable & { signalsOf(applicant: ApplicantContent): SessionSignals };
    /** The order that replaces all numbers, if they are still as `expected`. */
    write(values: Numbers, expected: Numbers): RuleOrder;
  };
  requirements?: RequirementMatrix & {
    /** The switches of one document type and one data source. @throws ProviderError */
    read(type: string, source: string): Promise<Switches>;
    /** The order that replaces the switches of one set, if they are still as `expected`. */
    write(set: { type: string; source: string }, values: Switches, expected: Switches): RuleOrder;
  };
};
