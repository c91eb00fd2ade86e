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

/**
 * A command. The order's input was stored meanwhile, perhaps by another version of Docket, so it is checked once more
 * before it is sent.
 */
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

/** Whether a command can be ordered about an applicant, or about the connection itself. */
export function isAbout({ about }: Pick<Command, 'about'>, what: 'applicant' | 'connection'): boolean {
  return about === what || about === 'either';
}

/** A command's answer; what the vendor did not say is null. */
export function answered(said: Partial<CommandAnswer> = {}): CommandAnswer {
  return { externalId: null, link: null, linkExpiresAt: null, scheduledFor: null, ...said };
}

/** The call as a reviewer is told it, without ids: "POST /applicant/…/token". */
export function callWithoutIds({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path.replaceAll(/\{\w+\}/g, '…')}`;
}

/**
 * The applicant a command is about. Nothing is sent without one.
 * @throws ProviderError `refused` for an order without an applicant
 */
export function subjectOf({ externalId }: Pick<CommandOrder, 'externalId'>, name: string): string {
  if (externalId === null) throw new ProviderError('refused', `${name}: the command names no applicant`);
  return externalId;
}
