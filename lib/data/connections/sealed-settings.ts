import 'server-only';
import { env } from '#lib/env.ts';
import { keyEncryptionKey, sealText, unsealText } from '../seal.ts';

export type Settings = Record<string, unknown>;

/** Where a connection's settings stand: those in force, and those a replaced secret was in. */
type Column = 'settings' | 'previous_settings';

/** Seals a connection's settings for its row and column: moved to another, they don't open. */
export function sealSettings(id: string, settings: Settings, column: Column = 'settings'): string {
  return sealText(JSON.stringify(settings), keyEncryptionKey(), { table: 'connection', column, row: id });
}

/** @throws SealBroken */
export function unsealSettings(id: string, sealed: string, column: Column = 'settings'): Settings {
  return JSON.parse(unsealText(sealed, env().DATA_KEYS, { table: 'connection', column, row: id })) as Settings;
}
