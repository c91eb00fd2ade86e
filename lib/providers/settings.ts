import { z } from 'zod';
import { isLoopbackHost } from './http/address.ts';
import { ProviderError } from './provider-error.ts';

/** What the connection form and the masking of secrets read from a field's `meta`; `isOurs` is chosen here and told to the vendor. */
export type SettingMeta = { title: string; description?: string; secret?: boolean; isOurs?: boolean };

/** A secret: write-only on every screen, never in a message. Trimmed, because keys are pasted with their line end. */
export function secret(meta: Omit<SettingMeta, 'secret'>) {
  return headerText().meta({ ...meta, secret: true });
}

/**
 * A secret by which deliveries are believed. Whoever guesses it forges events, so a short one is refused; the vendor's
 * side may be limited, so 16 characters are enough, though 24 random bytes are better (docs/security.md, bar 12).
 */
export function webhookSecret(meta: Omit<SettingMeta, 'secret'>, form = /^/) {
  return headerText()
    .min(16, 'must have at least 16 characters')
    .regex(form, 'has a character that can not stand there')
    .meta({ isOurs: true, ...meta, secret: true });
}

/** A setting anyone who keeps connections may read. */
export function plain(meta: SettingMeta) {
  return headerText().meta(meta);
}

/** https anywhere, http only to loopback; where the name leads is judged again when connecting. */
export function address(meta: SettingMeta) {
  return z
    .string()
    .trim()
    .refine(isCallable, 'must be an https address without user name, query or fragment')
    .meta(meta);
}

/** The fields of a vendor's settings in their order, for a form: what each is called, and whether it may be left out. */
export function settingFields(schema: z.ZodObject): { name: string; meta: SettingMeta; isRequired: boolean }[] {
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    meta: { title: name, ...metaOf(field as z.ZodType) },
    isRequired: !(field as z.ZodType).safeParse(undefined).success,
  }));
}

/** The settings that hold secrets. */
export function secretFields(schema: z.ZodObject): string[] {
  return settingFields(schema).flatMap(({ name, meta }) => (meta.secret === true ? [name] : []));
}

/** @throws ProviderError `refused`, naming the fields and never their values */
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

/** Settings travel in headers, where a control character would end one and begin another. */
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

/** `optional` and `default` wrap a field without passing on what is said of it. */
function metaOf(field: z.ZodType): Partial<SettingMeta> {
  const said = field.meta();
  if (said !== undefined) return said;
  return field instanceof z.ZodOptional || field instanceof z.ZodDefault ? metaOf(field.unwrap() as z.ZodType) : {};
}
