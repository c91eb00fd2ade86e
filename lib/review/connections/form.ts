import { z } from 'zod';
import { oneLine, settingText } from '../text.ts';

/** The settings that a form may send. Each field is then checked against the provider's own schema. */
export const SettingsInput = z.record(
  oneLine(64),
  z.union([settingText(20_000), z.boolean(), z.null(), z.record(oneLine(64), settingText(4_096))]),
);

/** The name of a connection. */
export const LabelInput = oneLine(80, 'At most 80 characters.').trim().min(1, 'This is needed.');

export const ModeInput = z.enum(['test', 'live']);
