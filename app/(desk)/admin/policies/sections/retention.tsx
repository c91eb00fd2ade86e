'use client';

import { Choice } from '#components/ui/form/choice.tsx';
import { Section } from '#components/ui/section.tsx';
import type { RetentionPolicy } from '#lib/review/policies/policies.ts';
import { type RetentionOutcome, retentionOutcomes, ruleFor } from '#lib/review/retention/due.ts';
import { byHand, keepOf, mostOfUnit, type Span, type SpanUnit, spanOf, spanUnits } from '#lib/review/retention/span.ts';
import { fromLabels, outcomeLabels } from '#lib/review/retention/words.ts';
import { sentenceCase } from '#lib/review/sentence-case.ts';
import type { DraftEdit } from '../use-draft.ts';
import { NumberField } from './number-field.tsx';
import { TimeZoneField } from './time-zone-field.tsx';

/** How long applicants' data are kept, by the decision in force. */
export function Retention({ edit }: { edit: DraftEdit }) {
  const { retention } = edit.values;
  const set = (part: Partial<RetentionPolicy>) => edit.set({ retention: { ...retention, ...part } });
  return (
    <>
      <Section title="What it does">
        <p className="text-t2">
          Whose time is over is listed under Retention as due. Nothing is deleted by itself: one person asks for it, and
          an approver confirms it. A legal hold, an open case, an open hit and a command that has not ended keep an
          applicant whatever is set here.
        </p>
        <p className="mt-8 text-12 text-t2">
          Directive (EU) 2015/849, article 40(1), and from 10 July 2027 Regulation (EU) 2024/1624, article 77: customer
          data are kept five years after the end of the business relationship or after an occasional transaction, then
          deleted. Docket does not know when a business relationship ends: keep approved customers until deleted by
          hand, or for longer than any relationship lasts. National law may ask for more.
        </p>
      </Section>
      {retentionOutcomes.map((outcome) => (
        <Rule key={outcome} edit={edit} outcome={outcome} set={set} />
      ))}
      <Section title="Days">
        <TimeZoneField
          value={retention.timeZone}
          error={edit.problems['retention.timeZone']}
          onChange={(timeZone) => set({ timeZone })}
        />
        <p className="mt-8 text-12 text-t2">
          The day of the event does not count, and the last day counts to its end in this time zone. Where a month has
          no such day, its last one counts (Regulation 1182/71, article 3).
        </p>
      </Section>
    </>
  );
}

const abouts: Record<RetentionOutcome, string> = {
  approved: 'The decision in force is an approval.',
  rejected: 'The decision in force is a rejection.',
  undecided: 'There is no decision in Docket: decided at the provider before it was connected, archived, or left.',
};

type RuleProps = { edit: DraftEdit; outcome: RetentionOutcome; set: (part: Partial<RetentionPolicy>) => void };

/** One rule: by hand, or a span of the calendar and the moment from which it runs. */
function Rule({ edit, outcome, set }: RuleProps) {
  const { keep, from } = ruleFor(edit.values.retention, outcome);
  const span = spanOf(keep);
  const path = `retention.${outcome}.keep`;
  const put = (part: { keep?: string; from?: 'decided' | 'active' }) =>
    set(outcome === 'undecided' ? { undecided: { keep: part.keep ?? keep } } : { [outcome]: { keep, from, ...part } });
  const choose = (unit: string) => {
    edit.type(path, null);
    put({ keep: keepFor(unit, span) });
  };
  return (
    <Section title={outcomeLabels[outcome]}>
      <div className="flex flex-col gap-12 pt-4">
        <p className="text-12 text-t2">{abouts[outcome]}</p>
        <Choice
          label={`${outcomeLabels[outcome]}: kept`}
          value={span?.unit ?? byHand}
          options={keeps}
          onChange={choose}
        />
        {span && (
          <NumberField
            edit={edit}
            path={path}
            label={`${outcomeLabels[outcome]}: how many ${span.unit}`}
            value={span.count}
            was={countInForce(edit, outcome, span)}
            least={1}
            most={mostOfUnit[span.unit]}
            unit={span.unit}
            onChange={(count) => put({ keep: keepOf({ ...span, count }) })}
          />
        )}
        {span && outcome !== 'undecided' && (
          <Choice
            label={`${outcomeLabels[outcome]}: the time runs since`}
            value={from}
            options={Object.entries(fromLabels).map(([value, label]) => ({ value, label: sentenceCase(label) }))}
            onChange={(value) => put({ from: value === 'active' ? 'active' : 'decided' })}
          />
        )}
        {span && outcome === 'undecided' && <p className="text-12 text-t2">The time runs since the last activity.</p>}
      </div>
    </Section>
  );
}

const keeps = [
  { value: byHand, label: 'Until deleted by hand' },
  ...spanUnits.map((unit) => ({ value: unit, label: `For a number of ${unit}` })),
];

const firstCounts: Record<SpanUnit, number> = { days: 90, months: 12, years: 5 };

/** The span of another unit begins with a usual number of it. */
function keepFor(chosen: string, span: Span | null): string {
  const unit = spanUnits.find((one) => one === chosen);
  if (!unit) return byHand;
  return keepOf({ unit, count: span?.unit === unit ? span.count : firstCounts[unit] });
}

/** The number in force, where it is one of the same unit; else nothing is said beside the field. */
function countInForce(edit: DraftEdit, outcome: RetentionOutcome, span: Span): number {
  const was = spanOf(ruleFor(edit.base.retention, outcome).keep);
  return was?.unit === span.unit ? was.count : span.count;
}
