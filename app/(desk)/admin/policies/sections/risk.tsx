'use client';

import { Section } from '#components/ui/section.tsx';
import type { Policies } from '#lib/review/policies/policies.ts';
import { pointLabels } from '#lib/review/policies/words.ts';
import type { DraftEdit } from '../use-draft.ts';
import { NumberField } from './number-field.tsx';
import { PolicyNumber } from './policy-number.tsx';

type PointKey = keyof Policies['risk']['points'];

/** The points of risk, and from how many on a case is medium or high. */
export function Risk({ edit }: { edit: DraftEdit }) {
  const { values, base } = edit;
  const { risk } = values;
  const set = (part: Partial<typeof risk>) => edit.set({ risk: { ...risk, ...part } });
  return (
    <>
      <Section title="Points" aside="Added up for each case">
        <div className="grid grid-cols-2 gap-12 pt-4 phone:grid-cols-1">
          {(Object.keys(pointLabels) as PointKey[]).map((key) => (
            <NumberField
              key={key}
              edit={edit}
              path={`risk.points.${key}`}
              label={pointLabels[key]}
              value={risk.points[key]}
              was={base.risk.points[key]}
              least={0}
              most={1_000}
              unit="points"
              onChange={(points) => set({ points: { ...risk.points, [key]: points } })}
            />
          ))}
        </div>
      </Section>
      <Section title="Levels">
        <div className="grid grid-cols-2 gap-12 pt-4 phone:grid-cols-1">
          <PolicyNumber
            edit={edit}
            policy="risk"
            name="mediumFrom"
            label="Medium from"
            least={1}
            most={10_000}
            unit="points"
          />
          <PolicyNumber
            edit={edit}
            policy="risk"
            name="highFrom"
            label="High from"
            least={1}
            most={10_000}
            unit="points"
          />
        </div>
        <p className="mt-8 text-12 text-t2">
          Once published, open cases are assessed again by these points, those due first.
        </p>
      </Section>
    </>
  );
}
