import { z } from 'zod';
import { oneLine, settingText } from '../text.ts';

/**
 * What a form of settings may send: what each field takes is the provider's own to say, and is checked against that.
 */
export const SettingsInput = z.record(
  oneLine(64),
  z.union([settingText(20_000), z.boolean(), z.null(), z.record(oneLine(64), settingText(4_096))]),
);

/** What a connection is called; people read it in one line. */
export const LabelInput = oneLine(80, 'At most 80 characters.').trim().min(1, 'This is needed.');

export const ModeInput = z.enum(['test', 'live']);
