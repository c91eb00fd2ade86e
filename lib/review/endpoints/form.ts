import { z } from 'zod';
import { oneLine } from '../text.ts';
import { caseEvents } from './event.ts';

const trimmed = (text: string) => text.trim();

export const EndpointName = oneLine(60, 'Use at most 60 characters.')
  .transform(trimmed)
  .pipe(z.string().min(1, 'Give it a name, such as “Core ledger”.'));

export const EndpointUrl = oneLine(500, 'Use at most 500 characters.')
  .transform(trimmed)
  .pipe(z.string().refine((text) => isAddress(text), 'Write an address, such as https://ledger.example/docket.'));

export const EndpointEvents = z
  .array(z.enum(caseEvents))
  .max(caseEvents.length)
  .min(1, 'Choose at least one event.')
  // In one order and each once, whatever the form sends.
  .transform((events) => caseEvents.filter((event) => events.includes(event)));

function isAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.hash === '';
}
