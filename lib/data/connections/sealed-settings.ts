import 'server-only';
import { env } from '#lib/env.ts';
import { keyEncryptionKey, sealText, unsealText } from '../seal.ts';

export type Settings = Record<string, unknown>;

/** The column of the settings: those in force, or those before a secret was replaced. */
type Column = 'settings' | 'previous_settings';

/** Seals a connection's settings for their row and column: moved elsewhere, they can't be unsealed. */
export function sealSettings(id: string, settings: Settings, column: Column = 'settings'): string {
  return sealText(JSON.stringify(settings), keyEncryptionKey(), { table: 'connection', column, row: id });
}

/** A connection's settings, unsealed. @throws SealBroken */
export function unsealSettings(id: string, sealed: string, column: Column = 'settings'): Settings {
  return JSON.parse(unsealText(sealed, env().DATA_KEYS, { table: 'connection', column, row: id })) as Settings;
}
