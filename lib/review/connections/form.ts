import { z } from 'zod';

/** What a form of settings may send: what each field takes is the provider's own to say, and is checked against that. */
export const SettingsInput = z.record(
  z.string().max(64),
  z.union([z.string().max(20_000), z.boolean(), z.null(), z.record(z.string().max(64), z.string().max(4_096))]),
);

/** What a connection is called; people read it in one line. */
export const LabelInput = z
  .string()
  .trim()
  .min(1, 'This is needed.')
  .max(80, 'At most 80 characters.')
  .regex(/^[^\p{Cc}]*$/u, 'One line only.');

export const ModeInput = z.enum(['test', 'live']);
