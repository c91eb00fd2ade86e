import { z } from 'zod';
import type { FormField } from '#lib/review/form-field.ts';

/** What zod says of one property in JSON Schema. */
const Property = z.looseObject({
  type: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  default: z.union([z.string(), z.number()]).optional(),
  enum: z.array(z.string()).optional(),
  items: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
});

const Shape = z.looseObject({ properties: z.record(z.string(), Property), required: z.array(z.string()).default([]) });

/**
 * The fields of what a command takes, in their order. A field that is no text, number or choice is for programs and is left
 * out; one that is required and can't be drawn is a mistake in the adapter.
 * @throws Error for such a field
 */
export function formFields(schema: z.ZodObject): FormField[] {
  const { properties, required } = Shape.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return Object.entries(properties).flatMap(([name, property]) => {
    const control = controlOf(property);
    const isRequired = required.includes(name);
    if (control === null && isRequired) throw new Error(`no form can be drawn for ${name}`);
    if (control === null) return [];
    const { title, description, enum: options = property.items?.enum ?? [] } = property;
    const standard = property.default === undefined ? null : String(property.default);
    return [{ name, label: title ?? name, description: description ?? null, control, options, isRequired, standard }];
  });
}

function controlOf({ type, enum: options, items }: z.output<typeof Property>): FormField['control'] | null {
  if (options) return 'choice';
  if (type === 'string') return 'text';
  if (type === 'number' || type === 'integer') return 'number';
  return items?.enum ? 'several' : null;
}
