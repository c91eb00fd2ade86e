'use client';

import { TextArea } from '#components/ui/form/text-area.tsx';
import { Section } from '#components/ui/section.tsx';
import type { RequestPolicy } from '#lib/review/policies/policies.ts';
import { howLabels, textLabels } from '#lib/review/policies/words.ts';
import type { DraftEdit } from '../use-draft.ts';
import { NumberField } from './number-field.tsx';

/** The texts around what an applicant is asked for. */
export function Messages({ edit }: { edit: DraftEdit }) {
  const { requests } = edit.values;
  const { texts } = requests;
  const set = (part: Partial<RequestPolicy['texts']>) =>
    edit.set({ requests: { ...requests, texts: { ...texts, ...part } } });
  return (
    <>
      <Section title="Time to answer">
        <NumberField
          edit={edit}
          path="requests.answerWithinDays"
          label="Applicants are told to answer within"
          value={requests.answerWithinDays}
          was={edit.base.requests.answerWithinDays}
          least={1}
          most={90}
          unit="days"
          onChange={(answerWithinDays) => edit.set({ requests: { ...requests, answerWithinDays } })}
        />
      </Section>
      <Section title="Texts" aside="{name}, {date} and {reference} are filled in">
        <div className="flex flex-col gap-12 pt-4">
          {(Object.keys(textLabels) as (keyof typeof textLabels)[]).map((key) => (
            <TextArea
              key={key}
              label={textLabels[key]}
              value={texts[key]}
              maxLength={2_000}
              rows={2}
              error={edit.problems[`requests.texts.${key}`]}
              onChange={({ target }) => set({ [key]: target.value })}
            />
          ))}
        </div>
      </Section>
      <Section title="How to send it" aside="Empty: nothing is said">
        <div className="flex flex-col gap-12 pt-4">
          {(Object.keys(howLabels) as (keyof typeof howLabels)[]).map((key) => (
            <TextArea
              key={key}
              label={howLabels[key]}
              value={texts.how[key]}
              maxLength={2_000}
              rows={3}
              error={edit.problems[`requests.texts.how.${key}`]}
              onChange={({ target }) => set({ how: { ...texts.how, [key]: target.value } })}
            />
          ))}
        </div>
      </Section>
    </>
  );
}
