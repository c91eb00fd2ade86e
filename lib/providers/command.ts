import type { z } from 'zod';
import { acceptedInput, type Operation } from './operation.ts';
import type { Command, CommandAnswer, CommandOrder, ReadBack } from './provider.ts';
import { ProviderError } from './provider-error.ts';

type OrderOf<Input extends z.ZodObject> = Omit<CommandOrder, 'input'> & { input: z.output<Input> };

type Told<Input extends z.ZodObject> = Pick<Command, 'about' | 'isReversible' | 'call'> & {
  name: string;
  input: Input;
  send(order: OrderOf<Input>): Promise<CommandAnswer>;
  readBack?(order: OrderOf<Input>): Promise<ReadBack>;
};

/** A command whose input was stored meanwhile: it is held against its form once more. Another version of ours may have written it. */
export function command<Input extends z.ZodObject>({ name, input, send, readBack, ...said }: Told<Input>): Command {
  const typed = (order: CommandOrder): OrderOf<Input> => ({
    ...order,
    input: acceptedInput({ name, input }, order.input),
  });
  return {
    ...said,
    input,
    send: async (order) => send(typed(order)),
    ...(readBack === undefined ? {} : { readBack: async (order: CommandOrder) => readBack(typed(order)) }),
  };
}

/** What came of a command; whatever the vendor did not say is null. */
export function answered(said: Partial<CommandAnswer> = {}): CommandAnswer {
  return { externalId: null, link: null, linkExpiresAt: null, scheduledFor: null, ...said };
}

/** The call without its ids, as a reviewer is told before: "POST /applicant/…/token". */
export function callWithoutIds({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path.replaceAll(/\{\w+\}/g, '…')}`;
}

/** Whom a command is about. @throws ProviderError `refused` where it names nobody; nothing is sent then */
export function subjectOf({ externalId }: Pick<CommandOrder, 'externalId'>, name: string): string {
  if (externalId === null) throw new ProviderError('refused', `${name}: the command names no applicant`);
  return externalId;
}
