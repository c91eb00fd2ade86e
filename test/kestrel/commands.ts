import { z } from 'zod';
import { answered, callWithoutIds, command, subjectOf } from '#lib/providers/command.ts';
import { unusable } from '#lib/providers/http/failure.ts';
import type { Command } from '#lib/providers/provider.ts';
import { isAbsent } from '#lib/providers/provider-error.ts';
import type { KestrelApi } from './api.ts';

export function closing(api: KestrelApi): Command {
  const { close, read } = api.operations;
  return command({
    name: close.name,
    input: z.strictObject({}),
    about: 'applicant',
    isReversible: false,
    call: callWithoutIds(close),
    async send(order) {
      const number = subjectOf(order, close.name);
      const told = await api.call(close, { number });
      if (told.number !== number)
        throw unusable({ operation: close.name }, 'the answer is about another applicant', {
          reason: 'other_applicant',
        });
      return answered();
    },
    async readBack(order) {
      try {
        await api.call(read, { number: subjectOf(order, read.name) });
        return { outcome: 'not_done' };
      } catch (error) {
        if (isAbsent(error)) return { outcome: 'done', answer: null };
        throw error;
      }
    },
  });
}
