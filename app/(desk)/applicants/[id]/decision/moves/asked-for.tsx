'use client';

import { useId, useLayoutEffect, useRef } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { RequestReason } from '#lib/review/policies/reason.ts';
import type { DecisionForm } from '../use-decision.ts';
import { askGroups } from './ask-groups.ts';

type AskedForProps = {
  form: DecisionForm;
  view: Pick<ApplicantView, 'reasons' | 'asking'>;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  /** Takes the focus back to the choice. */
  onLeave: () => void;
};

const mostDigits = 9;

/** What the applicant is asked for: any number of it. What the case points to comes first, and nothing is chosen. */
export function AskedFor({ form, view, isOpen, onOpen, onLeave }: AskedForProps) {
  const list = useRef<HTMLFieldSetElement>(null);
  const errorId = useId();
  const groups = askGroups(view.reasons.requested, view.asking.suggestions);
  const inOrder = groups.flatMap(({ asks }) => asks);
  const boxes = () => [...(list.current?.querySelectorAll('input') ?? [])];
  const move = (by: number) => {
    const all = boxes();
    const at = all.findIndex((box) => box.matches(':focus'));
    all[(at + by + all.length) % all.length]?.focus();
  };
  // In focus before the next key arrives, which may be the digit.
  useLayoutEffect(() => {
    if (!isOpen || list.current?.contains(document.activeElement)) return;
    list.current?.querySelector('input')?.focus();
    list.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const within = '[data-asked-for]';
  useShortcuts('Asked for', [
    ...inOrder.slice(0, mostDigits).map(({ reason }, index) => ({
      key: String(index + 1),
      within,
      run: () => {
        form.toggleReason(reason.code);
        boxes()[index]?.focus();
      },
    })),
    { key: 'ArrowDown', within, run: () => move(1) },
    { key: 'ArrowUp', within, run: () => move(-1) },
    { key: 'Escape', within, run: onLeave },
  ]);
  const error = form.problem?.fields.reasons;
  return (
    <fieldset
      ref={list}
      data-asked-for
      aria-describedby={error ? errorId : undefined}
      onFocus={() => onOpen(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onOpen(false);
      }}
    >
      <legend className="mb-4 text-12 font-medium text-t2">Ask for</legend>
      {groups.map(({ label, asks }) => (
        <section key={label} aria-label={label} className="border-t border-l1 py-4">
          <p className="text-11 text-t3">{label}</p>
          {asks.map(({ reason, why }) => {
            const at = inOrder.findIndex((one) => one.reason === reason);
            return (
              <Ask
                key={reason.code}
                reason={reason}
                why={why}
                digit={at < mostDigits ? String(at + 1) : null}
                isAsked={form.reasons.includes(reason.code)}
                onToggle={() => form.toggleReason(reason.code)}
              />
            );
          })}
        </section>
      ))}
      {error && (
        <div id={errorId}>
          <FieldError>{error}</FieldError>
        </div>
      )}
    </fieldset>
  );
}

type AskProps = {
  reason: RequestReason;
  why: string[];
  digit: string | null;
  isAsked: boolean;
  onToggle: () => void;
};

function Ask({ reason, why, digit, isAsked, onToggle }: AskProps) {
  return (
    <label className="flex min-h-24 items-center gap-8 py-2 phone:min-h-44">
      <input
        type="checkbox"
        checked={isAsked}
        onChange={onToggle}
        className="shrink-0 accent-accent-solid phone:size-20"
      />
      <span className="min-w-0 grow">
        {reason.label}
        {why.length > 0 && <span className="block text-12 text-t3">{`Suggested: ${why.join('; ')}`}</span>}
      </span>
      {digit && <Kbd className="phone:hidden">{digit}</Kbd>}
    </label>
  );
}
