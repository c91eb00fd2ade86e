import { z } from 'zod';
import { isLoopbackHost } from './http/address.ts';
import { ProviderError } from './provider-error.ts';

/**
 * What the connection's form and the masking of secrets read from a field's `meta`. `isOurs`: the value is chosen in
 * Docket and then entered at the vendor.
 */
export type SettingMeta = { title: string; description?: string; secret?: boolean; isOurs?: boolean };

/** A secret: never shown on a screen or in a message. Trimmed, because keys are pasted with a line break. */
export function secret(meta: Omit<SettingMeta, 'secret'>) {
  return headerText().meta({ ...meta, secret: true });
}

/**
 * A secret that proves webhook deliveries. A short one could be guessed, and then events forged, so 16 characters are
 * the minimum; 24 random bytes are better, but some vendors allow less (docs/security.md, bar 12).
 */
export function webhookSecret(meta: Omit<SettingMeta, 'secret'>, form = /^/) {
  return headerText()
    .min(16, 'must have at least 16 characters')
    .regex(form, 'has a character that is not allowed')
    .meta({ isOurs: true, ...meta, secret: true });
}

/** A setting that is not secret. */
export function plain(meta: SettingMeta) {
  return headerText().meta(meta);
}

/** https everywhere, http only to loopback. The addresses behind the name are judged when connecting. */
export function address(meta: SettingMeta) {
  return z
    .string()
    .trim()
    .refine(isCallable, 'must be an https address without user name, query or fragment')
    .meta(meta);
}

/** The fields of a vendor's settings in their order: name, title, and whether each is required. */
export function settingFields(schema: z.ZodObject): { name: string; meta: SettingMeta; isRequired: boolean }[] {
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    meta: { title: name, ...metaOf(field as z.ZodType) },
    isRequired: !(field as z.ZodType).safeParse(undefined).success,
  }));
}

/** The names of the settings that are secret. */
export function secretFields(schema: z.ZodObject): string[] {
  return settingFields(schema).flatMap(({ name, meta }) => (meta.secret === true ? [name] : []));
}

/** Checks a connection's settings. @throws ProviderError `refused`, naming the fields and never their values */
export function acceptedSettings<Settings extends z.ZodObject>(
  provider: string,
  schema: Settings,
  settings: unknown,
): z.output<Settings> {
  const parsed = schema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const known = Object.keys(schema.shape);
  const fields = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '')))].filter((field) =>
    known.includes(field),
  );
  throw new ProviderError(
    'refused',
    `${provider}: the settings are not complete or not right${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`,
  );
}

/** Settings are sent in headers, where a control character would end one header and begin another. */
function headerText() {
  return z
    .string()
    .trim()
    .min(1)
    .max(4096)
    .regex(/^[^\p{Cc}]*$/u, 'must be one line');
}

function isCallable(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '' || url.search !== '') return false;
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname.replace(/^\[|\]$/g, '')))
  );
}

/** `optional` and `default` wrap a field without passing on its `meta`. */
function metaOf(field: z.ZodType): Partial<SettingMeta> {
  const said = field.meta();
  if (said !== undefined) return said;
  return field instanceof z.ZodOptional || field instanceof z.ZodDefault ? metaOf(field.unwrap() as z.ZodType) : {};
}
