import { z } from 'zod';
import type { CommandField, PlainControl } from '#lib/review/commands/form-field.ts';

/** What zod says of one property in JSON Schema, with what our `meta` adds. */
const Property = z.looseObject({
  type: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  secret: z.boolean().optional(),
  isOurs: z.boolean().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  enum: z.array(z.string()).optional(),
  const: z.string().optional(),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  items: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
  get oneOf() {
    return z.array(ObjectShape).optional();
  },
});

const ObjectShape = z.looseObject({
  get properties() {
    return z.record(z.string(), Property);
  },
  required: z.array(z.string()).default([]),
});

export type Property = z.output<typeof Property>;
export type ObjectShape = z.output<typeof ObjectShape>;

/** The properties of what a form is for, as zod tells them in JSON Schema, in their order. */
export function shapeOf(schema: z.ZodObject): ObjectShape {
  return ObjectShape.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

/**
 * The fields of what a command takes, in their order. A field that is no text, number or choice is for programs and is left
 * out; one that is required and can't be drawn is a mistake in the adapter.
 * @throws Error for such a field
 */
export function commandFields(schema: z.ZodObject): CommandField[] {
  const { properties, required } = shapeOf(schema);
  return Object.entries(properties).flatMap(([name, property]) => {
    const control = plainControl(property) ?? severalOf(property);
    const isOptional = !required.includes(name);
    if (control === null && !isOptional) throw new Error(`no form can be drawn for ${name}`);
    if (control === null) return [];
    const { title = name, description = null } = property;
    return [
      {
        name,
        title,
        description,
        isOptional,
        control,
        standard: property.default === undefined ? null : String(property.default),
      },
    ];
  });
}

/** How a property is typed in or chosen; null for what is more than one text. */
export function plainControl(property: Property): PlainControl | null {
  const { type, enum: options } = property;
  if (options) return { kind: 'choice', options };
  if (type === 'number' || type === 'integer')
    return { kind: 'number', least: leastOf(property), most: mostOf(property) };
  return type === 'string' ? { kind: 'text' } : null;
}

function severalOf({ items }: Property): CommandField['control'] | null {
  return items?.enum ? { kind: 'several', options: items.enum } : null;
}

function leastOf({ minimum, exclusiveMinimum, type }: Property): number | null {
  return minimum ?? (exclusiveMinimum === undefined ? null : exclusiveMinimum + (type === 'integer' ? 1 : 0));
}

/** JSON Schema names the largest safe integer where nobody set a limit. */
function mostOf({ maximum }: Property): number | null {
  return maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? null : maximum;
}
