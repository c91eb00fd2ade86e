'use client';

import { CheckBox } from '#components/ui/form/check-box.tsx';
import { Choice } from '#components/ui/form/choice.tsx';
import { Section } from '#components/ui/section.tsx';
import { blockerKinds, imageRoles, maskableFields } from '#lib/review/policies/policies.ts';
import {
  blockerLabels,
  fieldLabels,
  orderLabels,
  overFailingLabels,
  rollbackLabels,
} from '#lib/review/policies/words.ts';
import type { DraftEdit } from '../use-draft.ts';
import { PolicyNumber } from './policy-number.tsx';

type SectionProps = { edit: DraftEdit };

/** What takes a second person. */
export function FourEyes({ edit }: SectionProps) {
  const { fourEyes } = edit.values;
  return (
    <Section title="Second person">
      <div className="flex flex-col gap-12 pt-4">
        <CheckBox
          label="Approving after a true match takes a second person"
          hint="A hit of the round was judged to be the applicant."
          checked={fourEyes.approveAfterTrueHit}
          onChange={(approveAfterTrueHit) => edit.set({ fourEyes: { ...fourEyes, approveAfterTrueHit } })}
        />
        <Choice
          label="Approving over a blocker that fails takes"
          value={fourEyes.approveOverFailing}
          options={optionsOf(overFailingLabels)}
          onChange={(value) =>
            edit.set({ fourEyes: { ...fourEyes, approveOverFailing: value === 'second' ? 'second' : 'note' } })
          }
        />
        <Choice
          label="A published change of a provider’s rules can be rolled back by"
          value={fourEyes.rulesRollback}
          options={optionsOf(rollbackLabels)}
          onChange={(value) => edit.set({ fourEyes: { ...fourEyes, rulesRollback: value === 'one' ? 'one' : 'two' } })}
        />
        <p className="text-12 text-t2">
          One person goes back to the version directly before, while the change is watched, and proves again who they
          are.
        </p>
        <p className="text-12 text-t2">
          Erasures, all other changes of a provider’s rules and these policies always take two people. The database sees
          to it, and no policy changes it.
        </p>
      </div>
    </Section>
  );
}

/** Which blockers need a reason and a note to approve over. */
export function NotesOnBlockers({ edit }: SectionProps) {
  const { needNote } = edit.values.blockers;
  return (
    <Section
      title="Approving over these takes a reason and a note"
      aside={`${needNote.length} of ${blockerKinds.length}`}
    >
      <Boxes
        all={blockerKinds}
        chosen={needNote}
        labels={blockerLabels}
        onChange={(kinds) => edit.set({ blockers: { needNote: kinds } })}
      />
      <p className="mt-8 text-12 text-t2">
        A blocker that fails takes what “Second person” says, whatever is chosen here.
      </p>
    </Section>
  );
}

export function Undo({ edit }: SectionProps) {
  return (
    <Section title="Time to undo">
      <PolicyNumber
        edit={edit}
        policy="undo"
        name="seconds"
        label="A decision can be undone for"
        least={5}
        most={60}
        unit="seconds"
      />
      <p className="mt-8 text-12 text-t2">Nothing that can’t be taken back is sent to a provider before that.</p>
    </Section>
  );
}

export function Claims({ edit }: SectionProps) {
  const { values } = edit;
  const set = (part: Partial<typeof values.claims>) => edit.set({ claims: { ...values.claims, ...part } });
  return (
    <Section title="Claims">
      <div className="flex flex-col gap-12 pt-4">
        <Choice
          label="“Take next” gives"
          value={values.claims.order}
          options={optionsOf(orderLabels)}
          onChange={(order) => set({ order: order === 'risk' || order === 'age' ? order : 'due' })}
        />
        <PolicyNumber
          edit={edit}
          policy="claims"
          name="leaseMinutes"
          label="A claim lasts without activity"
          least={1}
          most={120}
          unit="minutes"
        />
        <PolicyNumber
          edit={edit}
          policy="claims"
          name="maxHeld"
          label="“Take next” gives one member at most"
          least={1}
          most={20}
          unit="cases"
        />
      </div>
    </Section>
  );
}

export function Masking({ edit }: SectionProps) {
  const { masking } = edit.values;
  const set = (part: Partial<typeof masking>) => edit.set({ masking: { ...masking, ...part } });
  return (
    <>
      <Section title="Masked until revealed" aside="A manager sees none of these">
        <Boxes
          all={maskableFields}
          chosen={masking.maskedFields}
          labels={fieldLabels}
          onChange={(maskedFields) => set({ maskedFields })}
        />
      </Section>
      <Section title="Images behind a reveal, for">
        <Boxes
          all={imageRoles}
          chosen={masking.imagesNeedRevealFor}
          labels={{ reviewer: 'Reviewers', approver: 'Approvers', auditor: 'Auditors' }}
          onChange={(imagesNeedRevealFor) => set({ imagesNeedRevealFor })}
        />
      </Section>
      <Section title="Reveals">
        <div className="flex flex-col gap-12 pt-4">
          <PolicyNumber
            edit={edit}
            policy="masking"
            name="hidesAfterSeconds"
            label="A revealed field is hidden again after"
            least={5}
            most={3_600}
            unit="seconds"
          />
          <PolicyNumber
            edit={edit}
            policy="masking"
            name="revealsPerHour"
            label="One member reveals in an hour at most"
            least={1}
            most={10_000}
            unit="fields"
          />
        </div>
      </Section>
    </>
  );
}

type BoxesProps<Key extends string> = {
  all: readonly Key[];
  chosen: readonly string[];
  labels: Record<string, string>;
  onChange: (chosen: Key[]) => void;
};

/** Check boxes of which any number is chosen, kept in the order of the list. */
function Boxes<Key extends string>({ all, chosen, labels, onChange }: BoxesProps<Key>) {
  return (
    <div className="flex flex-col gap-8 pt-4">
      {all.map((key) => (
        <CheckBox
          key={key}
          label={labels[key] ?? key}
          checked={chosen.includes(key)}
          onChange={(isChosen) => onChange(all.filter((one) => (one === key ? isChosen : chosen.includes(one))))}
        />
      ))}
    </div>
  );
}

function optionsOf(labels: Record<string, string>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
