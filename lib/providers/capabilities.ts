import type { z } from 'zod';
import type { CommandKind } from '#lib/review/commands/command.ts';

/** The settings a capability needs: each filled in (`set`) or one of the values listed. `{}` needs none. */
export type Needs<Settings> = {
  readonly [Name in keyof Settings]?: 'set' | readonly NonNullable<Settings[Name]>[];
};

/**
 * What a vendor can do, and with which settings. What is not declared the vendor does not have. `connect()` returns
 * exactly what is declared here (lib/providers/contract/capabilities.test.ts), so the form of a new connection can say
 * it before any setting is known.
 */
export type DeclaredCapabilities<Settings = Record<string, unknown>> = {
  /** Its applicants can be listed. */
  list?: Needs<Settings>;
  /** Its images can be read. */
  images?: Needs<Settings>;
  /** It sends webhooks, and with these settings they can be verified. */
  webhooks?: Needs<Settings>;
  /** A wallet or transaction that was searched there can be read again. */
  crypto?: Needs<Settings>;
  /** Its rules can be read and written. */
  rules?: Needs<Settings>;
  commands: { readonly [Kind in CommandKind]?: Needs<Settings> };
};

/**
 * Whether a connection with these settings has a capability. Settings that are not complete give none.
 * @param needs as declared; undefined for what the vendor does not have
 * @param settings as stored, before the schema fills in its defaults
 */
export function isAvailable(schema: z.ZodObject, needs: Needs<Record<string, unknown>> | undefined, settings: unknown) {
  const parsed = schema.safeParse(settings);
  if (needs === undefined || !parsed.success) return false;
  return Object.entries(needs).every(([name, need]) => {
    const value = parsed.data[name];
    return need === 'set' ? value !== undefined : need?.includes(value as NonNullable<unknown>);
  });
}
