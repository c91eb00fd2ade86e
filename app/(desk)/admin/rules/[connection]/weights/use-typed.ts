'use client';

import { type ChangeEvent, useState } from 'react';
import type { RuleKey } from '#lib/review/rules/rule.ts';
import { numberWords } from '#lib/review/rules/words.ts';

/**
 * A number as it is typed. What is no number yet stays in the field, is pointed out, and is not saved; leaving the
 * field shows the value that is.
 */
export function useTyped(rule: RuleKey, value: number, onChange: ((value: number) => void) | null) {
  const [text, setText] = useState<string | null>(null);
  const isNumber = text === null || (text.trim() !== '' && Number.isFinite(Number(text)));
  return {
    typed: text ?? numberWords(rule, value).replace('−', '-'),
    problem: !isNumber,
    input: {
      onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
        setText(target.value);
        const typed = Number(target.value);
        if (target.value.trim() !== '' && Number.isFinite(typed)) onChange?.(typed);
      },
      onBlur: () => setText(null),
    },
  };
}
